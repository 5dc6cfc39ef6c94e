// Runs before a page's own scripts and counts how many draw calls and triangles each of its frames takes. It counts where the page calls the
// browser, so the numbers do not depend on what the page says of itself, nor on how many passes it draws in.
;(() => {
  const meter = { mostDrawCalls: 0, mostTriangles: 0 }
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

  /** @type {any} */
  const prototype = WebGL2RenderingContext.prototype
  for (const [name, count] of Object.entries(draws)) {
    const draw = prototype[name]
    /** @param {...number} words */
    prototype[name] = function (...words) {
      draw.apply(this, words)
      const [mode, vertices, instances] = count(...words)
      drawCalls++
      if (mode === prototype.TRIANGLES) triangles += (vertices / 3) * instances
      else if (mode === prototype.TRIANGLE_STRIP || mode === prototype.TRIANGLE_FAN) triangles += Math.max(0, vertices - 2) * instances
    }
  }

  /** Between two calls of this lies one frame of the page, wherever in the row of callbacks the page's own stands. */
  const onFrame = () => {
    meter.mostDrawCalls = Math.max(meter.mostDrawCalls, drawCalls)
    meter.mostTriangles = Math.max(meter.mostTriangles, triangles)
    drawCalls = 0
    triangles = 0
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
  Object.assign(globalThis, { drawingMeter: meter })
})()
