const DEBUG_EXTENSION = 'WEBGL_debug_renderer_info'

/** What draws here, as the browser calls it; empty where it keeps that to itself or draws nothing. */
export function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl2')
  if (!context) return ''
  // Firefox answers without the extension, and warns of it.
  const plain = String(context.getParameter(context.RENDERER) ?? '')
  const debug = /webkit|webgl/i.test(plain) ? context.getExtension(DEBUG_EXTENSION) : null
  const name = debug ? String(context.getParameter(debug.UNMASKED_RENDERER_WEBGL) ?? '') : plain
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return name
}
