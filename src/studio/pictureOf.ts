/** Longest side of a small picture, in pixels. */
const SIDE = 480

/** A small JPEG of a canvas, to be taken right after it was drawn; undefined where the browser makes none. */
export function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  const scale = Math.min(1, SIDE / Math.max(canvas.width, canvas.height, 1))
  const small = document.createElement('canvas')
  small.width = Math.max(1, Math.round(canvas.width * scale))
  small.height = Math.max(1, Math.round(canvas.height * scale))
  small.getContext('2d')?.drawImage(canvas, 0, 0, small.width, small.height)
  return new Promise((resolve) => small.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.82))
}

/** What a canvas shows, on one of its own, to be taken right after it was drawn. */
export function stillOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const still = document.createElement('canvas')
  still.className = 'still'
  still.width = canvas.width
  still.height = canvas.height
  still.getContext('2d')?.drawImage(canvas, 0, 0)
  return still
}
