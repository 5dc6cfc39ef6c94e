import { describe, expect, it } from 'vitest'
import { latitudeAt } from '../../src/world'

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
