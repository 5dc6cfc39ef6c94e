import { mix, unit } from './hash'

/** A stroke of lightning: seen at once, heard when the sound has come. */
export interface Strike {
  /** On the clock that it was asked by. */
  readonly seconds: number
  /** From the eye, in radians clockwise from north. */
  readonly azimuth: number
  /** From the eye, as drawn. */
  readonly worldMetres: number
}

/** Two strokes are at least a part of this apart. */
const SLOT_SECONDS = 3
const MOST_CHANCE = 0.45
const NEAREST_METRES = 350
const FARTHEST_METRES = 5200

/**
 * The strokes of a thunderstorm of a share 0 to 1, from one second to before another. They are a function of the clock alone, so that whoever draws the flash
 * and whoever makes the thunder agree without a word.
 */
export function strikesBetween(storm: number, from: number, to: number): Strike[] {
  const strikes: Strike[] = []
  if (storm <= 0) return strikes
  const last = Math.floor(to / SLOT_SECONDS)
  for (let slot = Math.floor(from / SLOT_SECONDS); slot <= last; slot++) {
    const bits = mix(Math.imul(slot, 0x9e3779b1) ^ 0x51ed270b)
    const next = mix(bits ^ 0x85ebca6b)
    const far = mix(next ^ 0xc2b2ae35)
    const seconds = (slot + 0.8 * unit(next >>> 0)) * SLOT_SECONDS
    if (unit(bits >>> 0) >= MOST_CHANCE * storm || seconds < from || seconds >= to) continue
    strikes.push({
      seconds,
      azimuth: unit(mix(far) >>> 0) * 2 * Math.PI,
      worldMetres: NEAREST_METRES + (FARTHEST_METRES - NEAREST_METRES) * unit(far >>> 0),
    })
  }
  return strikes
}
