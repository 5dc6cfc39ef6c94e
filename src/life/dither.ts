import { HashField, hashCells, LIFE_LEVEL } from '../world'
import { LIFE_CHANNELS } from './lifeState'

/** The golden ratio of 2³²: steps by it never fall twice near the same place. */
const GOLDEN = 0x9e3779b9
const CHANNEL_STEP = 0x85ebca6b
/** Of 1, for each of 2³²; exact, and much quicker than to divide. */
const SHARE = 2 ** -32

/** A rectangle of cells of LIFE_LEVEL. */
export interface LifeRect {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}

/**
 * Rounds the planes of a season to bytes: up or down by a threshold that walks from season to season, so that what grows by a tenth of a byte a season grows by a byte in ten. The
 * same place and season round alike everywhere.
 * @param values LIFE_CHANNELS planes of 0 to 1
 * @param season seasons since the world began
 */
export function ditherToBytes(seed: number, rect: LifeRect, season: number, values: Float32Array): Uint8Array {
  const cells = hashCells(seed, HashField.dither, { level: LIFE_LEVEL, ...rect })
  const size = rect.columns * rect.rows
  const bytes = new Uint8Array(LIFE_CHANNELS * size)
  const steps = Math.imul(season, GOLDEN)
  for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
    const turn = (Math.imul(channel, CHANNEL_STEP) + steps) | 0
    round(values.subarray(channel * size, (channel + 1) * size), bytes.subarray(channel * size), cells, turn)
  }
  return bytes
}

function round(values: Float32Array, bytes: Uint8Array, cells: Uint32Array, turn: number): void {
  for (let at = 0; at < values.length; at++) {
    const value = 255 * (values[at] as number) + (((cells[at] as number) + turn) >>> 0) * SHARE
    // Bytes round towards zero by themselves.
    bytes[at] = value > 0 ? Math.min(255, value) : 0
  }
}
