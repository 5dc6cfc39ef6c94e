import { deviate, HashField, hashCells, type Seed } from '../world'
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
  const fine = { level: coarse.level + 1, x: 2 * coarse.x, y: 2 * coarse.y, columns: 2 * columns, rows: 2 * rows }
  const hashes = hashCells(seed, HashField.reliefNoise, fine)
  for (let row = 0; row < fine.rows; row++) {
    let from = row * fine.columns
    let to = 2 * (row & 1) * plane + (row >> 1) * columns
    for (let column = 0; column < columns; column++, from += 2, to++) {
      noise[to] = deviate(hashes[from] as number)
      noise[plane + to] = deviate(hashes[from + 1] as number)
    }
  }
  return noise
}
