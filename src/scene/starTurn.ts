import type { Matrix3 } from 'three'
import type { Heavens } from './ephemeris'

/** Turns the fixed stars (x to the vernal equinox, z to the pole) to where they stand: x east, y up, z south. */
export function turnStars(turn: Matrix3, { siderealAngle, latitude }: Heavens): void {
  const [c, s] = [Math.cos(siderealAngle), Math.sin(siderealAngle)]
  const north = (latitude * Math.PI) / 180
  const [level, up] = [Math.cos(north), Math.sin(north)]
  turn.set(-s, c, 0, level * c, level * s, up, up * c, up * s, -level)
}
