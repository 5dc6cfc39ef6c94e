// Runs before a page's own scripts. Once it is told to, it leaves out all drawing, so that nothing waits for a graphics device, and times what the page's own script needs for
// each frame.
;(() => {
  const meter = { isOn: false, milliseconds: /** @type {number[]} */ ([]) }

  /** @type {any} */
  const prototype = WebGL2RenderingContext.prototype
  for (const name of ['drawArrays', 'drawElements', 'drawRangeElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear']) {
    const draw = prototype[name]
    /** @param {...number} words */
    prototype[name] = function (...words) {
      if (!meter.isOn) draw.apply(this, words)
    }
  }

  const request = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      const began = performance.now()
      callback(time)
      if (meter.isOn) meter.milliseconds.push(performance.now() - began)
    })
  Object.assign(globalThis, { scriptMeter: meter })
})()
