import { describe, expect, test } from 'vitest'
import { type Habitat, lifeOf } from '../../../src/scene/life/lifeOf'
import { FAIR_WEATHER } from '../../../src/world'

/** On foot in a lowland, at noon in July. */
const MEADOW: Habitat = {
  heightMetres: 1.7,
  elevation: 400,
  latitude: 46,
  season: 0.52,
  sunDegrees: 55,
  weather: FAIR_WEATHER,
  sea: 0,
  ruggedness: 0.2,
  isOverWater: false,
}
const about = (change: Partial<Habitat>) => lifeOf({ ...MEADOW, ...change })

test('every share is one', () => {
  for (let throwOf = 0; throwOf < 400; throwOf++) {
    const share = (step: number) => ((throwOf * step) % 1009) / 1009
    const life = about({
      heightMetres: 900 * share(17),
      elevation: 4000 * share(31),
      latitude: 180 * share(47) - 90,
      season: share(61),
      sunDegrees: 120 * share(73) - 60,
      sea: share(89),
      ruggedness: share(101),
      weather: { ...FAIR_WEATHER, rain: share(113), storm: share(127), wind: { east: 20 * share(139), south: 0 } },
    })
    for (const value of Object.values(life)) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }
  }
})

describe('who is about', () => {
  test('butterflies by day in summer near the ground, fireflies after dusk', () => {
    expect(about({}).butterflies).toBeGreaterThan(0.8)
    expect(about({}).fireflies).toBe(0)
    expect(about({ sunDegrees: -8 }).fireflies).toBeGreaterThan(0.8)
    expect(about({ sunDegrees: -8 }).butterflies).toBe(0)
    expect(about({ season: 0 }).butterflies).toBe(0)
    expect(about({ sunDegrees: -8, season: 0 }).fireflies).toBe(0)
    expect(about({ heightMetres: 60 }).butterflies).toBe(0)
    expect(about({ elevation: 3200 }).butterflies).toBe(0)
  })

  test('leaves fall in autumn wind, petals in spring, neither by snow', () => {
    expect(about({ season: 0.8 }).leaves).toBeGreaterThan(0.5)
    expect(about({ season: 0.8, weather: { ...FAIR_WEATHER, wind: { east: 0, south: 0 } } }).leaves).toBe(0)
    expect(about({ season: 0.8, weather: { ...FAIR_WEATHER, snow: 1 } }).leaves).toBe(0)
    expect(about({ season: 0.27 }).petals).toBeGreaterThan(0.5)
    expect(about({}).petals + about({}).leaves).toBe(0)
  })

  test('gulls by the sea, birds of prey over hills, geese when they travel', () => {
    expect(about({ sea: 0.4 }).gulls).toBeGreaterThan(0.9)
    expect(about({}).gulls).toBe(0)
    expect(about({ ruggedness: 0.6 }).soarers).toBeGreaterThan(0.8)
    expect(about({ ruggedness: 0.6, sunDegrees: -5 }).soarers).toBe(0)
    expect(about({ season: 0.79 }).geese).toBeGreaterThan(0.9)
    expect(about({ season: 0.24 }).geese).toBeGreaterThan(0.9)
    expect(about({}).geese).toBe(0)
    expect(about({}).swifts).toBeGreaterThan(0.8)
    expect(about({ season: 0.8 }).starlings).toBeGreaterThan(0.8)
  })

  test('nothing flies in a thunderstorm', () => {
    const storm = { ...FAIR_WEATHER, storm: 1, rain: 1, wind: { east: 16, south: 0 } }
    for (const season of [0.1, 0.25, 0.5, 0.8]) {
      for (const sunDegrees of [-10, 5, 50]) {
        for (const share of Object.values(about({ season, sunDegrees, sea: 0.4, weather: storm }))) expect(share).toBe(0)
      }
    }
  })
})
