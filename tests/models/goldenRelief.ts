import { readFileSync } from 'node:fs'
import type { ReliefWindow } from '../../src/models'

/** The one input and output of the relief model that every engine must agree on; made by the export beside the file itself. */
export interface GoldenRelief {
  readonly window: ReliefWindow
  readonly fine: readonly number[]
  readonly toleranceMetres: number
}

export function readGoldenRelief(): GoldenRelief {
  const golden = JSON.parse(readFileSync(new URL('./relief.golden.json', import.meta.url), 'utf8'))
  const { rows, cell, coarse, noise, controls, fine, toleranceMetres } = golden
  const window = {
    rows,
    columns: coarse.length / rows,
    cellMetres: cell,
    coarse: Float32Array.from(coarse),
    noise: Float32Array.from(noise),
    controls: Float32Array.from(controls),
  }
  return { window, fine, toleranceMetres }
}

/** The farthest that two lists of elevations lie apart, in metres; not a number counts as infinitely far. */
export function farthestApart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0) throw new Error(`Expected ${a.length} elevations, got ${b.length}.`)
  let farthest = 0
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN))
    if (!(apart <= farthest)) farthest = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart
  }
  return farthest
}
