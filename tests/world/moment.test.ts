import { describe, expect, it } from 'vitest'
import { DAYS_OF_YEAR, later, latitudeAt, type Moment, seasonFrom } from '../../src/world'

describe('latitudeAt', () => {
  it('is 46° north at the origin and falls by a degree every 111.2 km to the south', () => {
    expect(latitudeAt(0)).toBeCloseTo(46, 9)
    expect(latitudeAt(111_200)).toBeCloseTo(45, 9)
    expect(latitudeAt(-111_200)).toBeCloseTo(47, 9)
  })

  it('turns back at both poles and never leaves −90 to 90', () => {
    expect(latitudeAt(-(90 - 46 + 1) * 111_200)).toBeCloseTo(89, 9)
    expect(latitudeAt((90 + 46 + 1) * 111_200)).toBeCloseTo(-89, 9)
    for (let south = -9e7; south < 9e7; south += 1.7e6) expect(Math.abs(latitudeAt(south))).toBeLessThanOrEqual(90)
  })
})

describe('later', () => {
  const hours = ({ dayOfYear, hour }: Moment) => dayOfYear * 24 + hour

  it('goes over midnight, over new year and back', () => {
    expect(later({ dayOfYear: 10, hour: 23 }, 2)).toEqual({ dayOfYear: 11, hour: 1 })
    expect(later({ dayOfYear: DAYS_OF_YEAR - 1, hour: 23 }, 2)).toEqual({ dayOfYear: 0, hour: 1 })
    expect(later({ dayOfYear: 0, hour: 1 }, -2)).toEqual({ dayOfYear: DAYS_OF_YEAR - 1, hour: 23 })
  })

  it('passes evenly, however small the steps', () => {
    let moment: Moment = { dayOfYear: 364, hour: 23.5 }
    for (let step = 0; step < 4800; step++) moment = later(moment, 0.01)
    expect(hours(moment)).toBeCloseTo(47.5, 4)
    expect(moment.hour).toBeLessThan(24)
  })
})

it('seasons follow the days of the year and are counted on; none is before the one there was', () => {
  expect([0, 58, 59, 151, 200, 300, 334, 364].map((day) => seasonFrom(0, day))).toEqual([0, 0, 0, 1, 2, 3, 0, 0])
  let season = seasonFrom(0, 200)
  const seen = [season]
  for (let day = 200; day < 200 + 3 * 365; day++) {
    const next = seasonFrom(season, day % 365)
    expect(next - season === 0 || next - season === 1).toBe(true)
    if (next !== season) seen.push(next)
    season = next
  }
  expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
})
