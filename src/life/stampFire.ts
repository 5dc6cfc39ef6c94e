import type { FirePicture, LifePicture } from '../world'

/** Marks in a picture where a fire runs over its cells, and when: 1 for the first cells that are lit, 255 for the last. */
export function stampFire({ x, y, columns, rows, bytes }: LifePicture, fire: FirePicture): void {
  const longest = Math.max(
    1,
    fire.lit.reduce((most, tick) => Math.max(most, tick), 0),
  )
  const marks = 2 * columns * rows * 4
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [u, v] = [x + column - fire.x, y + row - fire.y]
      if (u < 0 || v < 0 || u >= fire.columns || v >= fire.rows) continue
      const tick = fire.lit[v * fire.columns + u] as number
      if (tick < 0) continue
      const at = marks + 4 * (row * columns + column)
      bytes[at + 2] = 1 + Math.floor((254 * tick) / longest)
      bytes[at + 3] = 255
    }
  }
}
