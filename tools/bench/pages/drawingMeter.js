// Runs before a page's own scripts and measures what the page asks of WebGL2: how long each call holds up the page's thread, and how many draw
// calls and triangles each frame takes. It is counted where the page calls the browser, so it does not depend on what the page says of itself.
;(() => {
  const SLOW_MILLISECONDS = 0.1
  const meter = {
    /** @type {number[]} starts and ends of calls that took long, in pairs, in milliseconds since the navigation */
    slowCalls: [],
    mostDrawCalls: 0,
    mostTriangles: 0,
    frames: 0,
  }
  let drawCalls = 0
  let triangles = 0

  /** @type {Record<string, (...words: number[]) => [mode: number, vertices: number, instances: number]>} */
  const draws = {
    drawArrays: (mode = 0, _first, count) => [mode, count ?? 0, 1],
    drawElements: (mode = 0, count) => [mode, count ?? 0, 1],
    drawRangeElements: (mode = 0, _start, _end, count) => [mode, count ?? 0, 1],
    drawArraysInstanced: (mode = 0, _first, count, instances) => [mode, count ?? 0, instances ?? 0],
    drawElementsInstanced: (mode = 0, count, _type, _offset, instances) => [mode, count ?? 0, instances ?? 0],
  }

  const prototype = WebGL2RenderingContext.prototype
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== 'function' || name === 'constructor') continue
    const count = draws[name]
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      /** @param {...any} words */
      value: function (...words) {
        const start = performance.now()
        const answer = value.apply(this, words)
        const end = performance.now()
        if (end - start > SLOW_MILLISECONDS) meter.slowCalls.push(start, end)
        if (count) {
          const [mode, vertices, instances] = count(...words)
          drawCalls++
          if (mode === prototype.TRIANGLES) triangles += (vertices / 3) * instances
          else if (mode === prototype.TRIANGLE_STRIP || mode === prototype.TRIANGLE_FAN) triangles += Math.max(0, vertices - 2) * instances
        }
        return answer
      },
    })
  }

  /** Between two calls of this lies one frame of the page, wherever in the row of callbacks the page's own stands. */
  const onFrame = () => {
    if (drawCalls > 0) meter.frames++
    meter.mostDrawCalls = Math.max(meter.mostDrawCalls, drawCalls)
    meter.mostTriangles = Math.max(meter.mostTriangles, triangles)
    drawCalls = 0
    triangles = 0
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
  Object.assign(globalThis, { drawingMeter: meter })
})()
