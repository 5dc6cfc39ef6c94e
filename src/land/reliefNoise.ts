import { deviate, HashField, hashCell, type Seed } from '../world'
import type { CellRect } from './rect'
import { NOISE_CHANNELS } from './relief'

/**
 * The deviates that the refinement of these coarse cells draws on: channel 2·row + column belongs to that fine cell. A deviate depends on
 * seed, fine level and fine cell alone, so any two windows agree.
 */
export function reliefNoise(seed: Seed, coarse: CellRect): Float32Array {
  const { rows, columns } = coarse
  const plane = rows * columns
  const noise = new Float32Array(NOISE_CHANNELS * plane)
  const level = coarse.level + 1
  for (let row = 0; row < rows; row++) {
    const y = 2 * (coarse.y + row)
    for (let column = 0; column < columns; column++) {
      const x = 2 * (coarse.x + column)
      const at = row * columns + column
      noise[at] = deviate(hashCell(seed, HashField.reliefNoise, level, x, y))
      noise[plane + at] = deviate(hashCell(seed, HashField.reliefNoise, level, x + 1, y))
      noise[2 * plane + at] = deviate(hashCell(seed, HashField.reliefNoise, level, x, y + 1))
      noise[3 * plane + at] = deviate(hashCell(seed, HashField.reliefNoise, level, x + 1, y + 1))
    }
  }
  return noise
}
