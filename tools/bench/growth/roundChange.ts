export const STATE_CHANNELS = 10
/** What barren ground has none of: covers, age, litter, ash. */
const LIVING = [true, true, true, true, true, true, false, true, true, false]

const SHARE = 2 ** -32

export interface Rounding {
  /** `hashCell(seed, 13, 11, x, y)` of each cell. */
  readonly hashes: Uint32Array
  /** 1 where nothing grows. */
  readonly barren: Uint8Array
  /** The number of the season that begins. */
  readonly step: number
}

/** Adds what the model says to the bytes of a state, rounded with the dither of training/growth/hashes.py. */
export function roundChange(state: Uint8Array, change: Float32Array, { hashes, barren, step }: Rounding): void {
  const count = hashes.length
  for (let channel = 0, at = 0; channel < STATE_CHANNELS; channel++) {
    const offset = (Math.imul(channel, 0x85ebca6b) + Math.imul(step, 0x9e3779b9)) | 0
    const isLiving = LIVING[channel] === true
    for (let i = 0; i < count; i++, at++) {
      const threshold = (((hashes[i] as number) + offset) >>> 0) * SHARE
      const value = Math.min(255, Math.max(0, (state[at] as number) + 255 * (change[at] as number)))
      // Bytes round towards zero by themselves.
      state[at] = isLiving && barren[i] === 1 ? 0 : value + threshold
    }
  }
}
