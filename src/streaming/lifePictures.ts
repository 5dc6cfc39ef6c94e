import { LIFE_PLANES, type LifePicture, TILE_CELLS, UNCHANGED_LIFE } from '../world'

/** A picture between two of the same cells. @param share 0 to 1 */
export function blendPictures(one: LifePicture, other: LifePicture, share: number): LifePicture {
  const weight = Math.round(256 * share)
  const bytes = new Uint8Array(one.bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const from = one.bytes[at] as number
    bytes[at] = from + (((other.bytes[at] as number) - from) * weight) / 256 + 0.5
  }
  return { ...other, bytes }
}

/** The same cells where nothing is otherwise than at first. */
export function unchangedPicture(like: LifePicture): LifePicture {
  const bytes = new Uint8Array(like.bytes.length)
  const plane = bytes.length / LIFE_PLANES
  UNCHANGED_LIFE.forEach((texel, index) => {
    for (let at = index * plane; at < (index + 1) * plane; at += 4) bytes.set(texel, at)
  })
  return { ...like, bytes }
}

/** The same cells as they are in chunks; where there is no chunk nothing is otherwise than at first. */
export function joinChunks(like: LifePicture, chunks: Iterable<LifePicture>): LifePicture {
  const joined = unchangedPicture(like)
  const plane = like.columns * like.rows * 4
  for (const { x, y, columns, rows, bytes } of chunks) {
    const [left, top] = [x - like.x, y - like.y]
    if (left < 0 || top < 0 || left + columns > like.columns || top + rows > like.rows) continue
    for (let part = 0, from = 0; part < LIFE_PLANES; part++)
      for (let row = 0; row < rows; row++, from += 4 * columns)
        joined.bytes.set(bytes.subarray(from, from + 4 * columns), part * plane + ((top + row) * like.columns + left) * 4)
  }
  return joined
}

/** A picture of whole chunks, chunk by chunk. */
export function cutPicture({ level, x, y, columns, rows, bytes }: LifePicture): LifePicture[] {
  const chunks: LifePicture[] = []
  const plane = columns * rows * 4
  for (let top = 0; top < rows; top += TILE_CELLS) {
    for (let left = 0; left < columns; left += TILE_CELLS) {
      const cut = new Uint8Array(LIFE_PLANES * TILE_CELLS * TILE_CELLS * 4)
      for (let part = 0, to = 0; part < LIFE_PLANES; part++) {
        for (let row = 0; row < TILE_CELLS; row++, to += 4 * TILE_CELLS) {
          const from = part * plane + ((top + row) * columns + left) * 4
          cut.set(bytes.subarray(from, from + 4 * TILE_CELLS), to)
        }
      }
      chunks.push({ level, x: x + left, y: y + top, columns: TILE_CELLS, rows: TILE_CELLS, bytes: cut })
    }
  }
  return chunks
}
