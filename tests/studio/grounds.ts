import fc from 'fast-check'
import type { Ground } from '../../src/studio'

/** Level ground. */
export const flat: Ground = { elevationAt: () => 0 }

/** A plane that rises to the north by some rise over run, as high and as deep as land can be. */
export function ramp(rise: number): Ground {
  return { elevationAt: (_, south) => Math.min(9000, Math.max(-9000, -south * rise)) }
}

/** Smooth hills of a given height and length. */
export function hills(heightMetres: number, lengthMetres: number): Ground {
  const k = (2 * Math.PI) / lengthMetres
  return { elevationAt: (east, south) => heightMetres * Math.sin(east * k) * Math.cos(south * k * 0.7) }
}

/** Towers and pits with sheer walls, and patches where nothing is known. */
export function cliffs(seed: number, blockMetres: number, heightMetres: number, unknownShare: number): Ground {
  const random = (x: number, y: number, salt: number) => {
    let h = Math.imul(x | 0, 0x9e3779b1) ^ Math.imul(y | 0, 0x85ebca6b) ^ Math.imul(seed + salt, 0xc2b2ae35)
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
    return ((h ^ (h >>> 13)) >>> 0) / 4294967296
  }
  return {
    elevationAt: (east, south) => {
      const x = Math.floor(east / blockMetres)
      const y = Math.floor(south / blockMetres)
      if (random(x, y, 1) < unknownShare) return undefined
      return (random(x, y, 2) - 0.5) * 2 * heightMetres
    },
  }
}

/** Any of them. */
export const anyGround: fc.Arbitrary<Ground> = fc.oneof(
  fc.constant(flat),
  fc.double({ min: -3, max: 3, noNaN: true }).map(ramp),
  fc.tuple(fc.double({ min: 1, max: 3000, noNaN: true }), fc.double({ min: 50, max: 20000, noNaN: true })).map(([a, b]) => hills(a, b)),
  fc
    .tuple(
      fc.integer(),
      fc.double({ min: 5, max: 4000, noNaN: true }),
      fc.double({ min: 0, max: 4000, noNaN: true }),
      fc.constantFrom(0, 0.2),
    )
    .map(([seed, block, height, unknown]) => cliffs(seed, block, height, unknown)),
)
