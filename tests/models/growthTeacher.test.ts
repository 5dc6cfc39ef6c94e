import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LandTeacher } from '../../tools/bench/growth/LandTeacher'

/** What `training/growth/golden.py` wrote: a hill, and what the Python teacher makes of it in four seasons. */
const golden = JSON.parse(readFileSync(new URL('./growthTeacher.golden.json', import.meta.url), 'utf8'))

/** How far the two may be apart: they round differently, 91 days a season. Age in years, snow in millimetres, the others shares. */
const TOLERANCES = [2e-4, 2e-4, 2e-4, 2e-4, 2e-4, 0.05, 1e-3, 2e-4, 2e-4, 0.05]

function readGround() {
  const planes = Object.fromEntries(Object.entries<number[]>(golden.ground).map(([name, values]) => [name, Float32Array.from(values)]))
  const { slopeEast, slopeSouth, sunward, hollow, annual, summer, rain, site, barren } = planes as Record<string, Float32Array> & {
    [name in 'slopeEast' | 'slopeSouth' | 'sunward' | 'hollow' | 'annual' | 'summer' | 'rain' | 'site' | 'barren']: Float32Array
  }
  const swing = (summer[0] ?? 0) - (annual[0] ?? 0)
  return { columns: golden.columns, rows: golden.rows, slopeEast, slopeSouth, sunward, hollow, annual, rain, site, barren, swing }
}

test('the port lives through the seasons as the Python teacher does, fire and winds among them', () => {
  const teacher = new LandTeacher(readGround())
  const state = golden.state.map((plane: number[]) => Float32Array.from(plane)) as Float32Array[]
  for (const { after, departures, shares, burnt, ...season } of golden.seasons) {
    const before = state.map((plane) => plane.slice())
    teacher.live(state, {
      ...season,
      departures: Float32Array.from(departures),
      shares: Float32Array.from(shares),
      burnt: Uint8Array.from(burnt),
    })
    for (const [channel, plane] of state.entries()) {
      const expected: number[] = after[channel]
      const apart = Math.max(...plane.map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN))))
      expect(apart, `channel ${channel}, season ${season.season}`).toBeLessThanOrEqual(TOLERANCES[channel] ?? 0)
    }
    // A port that did nothing would be as near as a season changes; the season changes more.
    const moved = Math.max(...(before[6] ?? []).map((value, i) => Math.abs(value - (state[6]?.[i] ?? 0))))
    expect(moved).toBeGreaterThan(0.05)
  }
})
