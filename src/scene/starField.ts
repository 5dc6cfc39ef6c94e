import { hashCell, unit } from '../world'

/** Any numbers: the same stars stand over all worlds. */
const LOOK = { seed: 0, field: 0, level: 1 }

const STARS = 3600

/** Magnitudes of the brightest and the faintest star. */
const BRIGHTEST = -0.5
const FAINTEST = 6.2

/** The Milky Way's pole among the fixed stars, J2000 (A. Blaauw et al., 1960, as in the Hipparcos catalogue). */
const GALACTIC_POLE = [-0.867666, -0.198076, 0.455984] as const

/**
 * Stars as numerous by magnitude as those of our sky: each magnitude has three times as many as the one before, and the faint ones crowd
 * towards the Milky Way.
 * @returns unit vectors to each (x to the vernal equinox, z to the pole), and its magnitude and colour (0 red, 1 blue)
 */
export function starField(): { directions: Float32Array; looks: Float32Array } {
  const directions = new Float32Array(3 * STARS)
  const looks = new Float32Array(2 * STARS)
  const [px, py, pz] = GALACTIC_POLE
  for (let star = 0, draw = 0; star < STARS; draw++) {
    const random = (which: number) => unit(hashCell(LOOK.seed, LOOK.field, LOOK.level, which, draw))
    const z = 2 * random(0) - 1
    const turn = 2 * Math.PI * random(1)
    const level = Math.sqrt(1 - z * z)
    const [x, y] = [level * Math.cos(turn), level * Math.sin(turn)]
    const magnitude = Math.max(BRIGHTEST, FAINTEST + Math.log(Math.max(1e-6, random(2))) / Math.log(3))
    const offPlane = x * px + y * py + z * pz
    const crowd = 0.35 + 0.65 * Math.exp(-((offPlane / 0.3) ** 2))
    if (magnitude > 3 && random(3) > crowd) continue
    directions.set([x, y, z], 3 * star)
    looks.set([magnitude, random(4)], 2 * star)
    star++
  }
  return { directions, looks }
}
