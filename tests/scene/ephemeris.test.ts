import { describe, expect, it, test } from 'vitest'
import { equatorial, heavensAt, moonEcliptic, sunLongitude } from '../../src/scene/ephemeris'
import { latitudeAt, OPENING_MOMENT, SIDE_LIGHT_AZIMUTH } from '../../src/world'

const DEGREES = 180 / Math.PI
const turned = (radians: number) => (((radians * DEGREES) % 360) + 360) % 360

/** Days since J2000.0 of a Julian day. */
const since2000 = (julianDay: number) => julianDay - 2451545

describe('against J. Meeus, Astronomical Algorithms, second edition', () => {
  it('places the sun as in example 25.a, 1992 October 13.0', () => {
    const longitude = sunLongitude(since2000(2448908.5))
    expect(turned(longitude)).toBeCloseTo(199.909, 1)
    const { rightAscension, declination } = equatorial(longitude, 0)
    expect(turned(rightAscension)).toBeCloseTo(198.38, 1)
    expect(declination * DEGREES).toBeCloseTo(-7.785, 1)
  })

  it('places the moon as in example 47.a, 1992 April 12.0, to a third of a degree', () => {
    const { longitude, latitude } = moonEcliptic(since2000(2448724.5))
    expect(Math.abs(turned(longitude) - 133.163)).toBeLessThan(0.33)
    expect(Math.abs(latitude * DEGREES + 3.229)).toBeLessThan(0.33)
    const { rightAscension, declination } = equatorial(longitude, latitude)
    expect(Math.abs(turned(rightAscension) - 134.688)).toBeLessThan(0.33)
    expect(Math.abs(declination * DEGREES - 13.768)).toBeLessThan(0.33)
  })
})

describe('heavensAt', () => {
  const height = (dayOfYear: number, hour: number, latitude: number) => heavensAt({ dayOfYear, hour }, latitude).sun.height * DEGREES

  it.each([
    // 90° − |latitude − declination|: the obliquity at the solstices, nothing at the equinoxes.
    [172, 46, 90 - 46 + 23.44],
    [355, 46, 90 - 46 - 23.44],
    [355, 60, 90 - 60 - 23.44],
    [355, -30, 90 - (30 - 23.44)],
    [79, 0, 90],
    [265, 52, 90 - 52],
  ])('has the noon sun of day %i at latitude %i stand as high as an almanac says', (day, latitude, expected) => {
    expect(Math.abs(height(day, 12, latitude) - expected)).toBeLessThan(0.6)
  })

  it('has the sun in the south at noon north of the tropics, in the north south of them, in the east before noon', () => {
    expect(heavensAt({ dayOfYear: 100, hour: 12 }, 46).sun.azimuth * DEGREES).toBeCloseTo(180, 5)
    expect(turned(heavensAt({ dayOfYear: 100, hour: 12 }, -46).sun.azimuth)).toBeCloseTo(0, 5)
    expect(heavensAt({ dayOfYear: 79, hour: 6 }, 46).sun.azimuth * DEGREES).toBeCloseTo(90, 0)
    expect(heavensAt({ dayOfYear: 79, hour: 18 }, 46).sun.azimuth * DEGREES).toBeCloseTo(270, 0)
  })

  it('knows the midnight sun and the polar night', () => {
    expect(height(171, 0, 70)).toBeGreaterThan(2)
    expect(height(355, 12, 70)).toBeLessThan(-2)
  })

  it('has new moon on 17 September and full moon on 1 October 2020, as almanacs had', () => {
    const share = (day: number) => heavensAt({ dayOfYear: day, hour: 12 }, 46).moonShare
    // Days of a leap year, from 0.
    expect(share(260)).toBeLessThan(0.02)
    expect(share(275)).toBeGreaterThan(0.98)
  })

  it('turns the stars once more a year than the sun', () => {
    const day = heavensAt({ dayOfYear: 11, hour: 0 }, 46).siderealAngle - heavensAt({ dayOfYear: 10, hour: 0 }, 46).siderealAngle
    expect(day * DEGREES).toBeGreaterThan(0.9)
    expect(day * DEGREES).toBeLessThan(1.15)
  })
})

test('worlds open in light from the side, as their first places are chosen for, and low', () => {
  for (const south of [0, -495_000]) {
    const { sun } = heavensAt(OPENING_MOMENT, latitudeAt(south))
    expect(Math.abs(Math.sin(sun.azimuth - SIDE_LIGHT_AZIMUTH))).toBeLessThan(Math.sin(10 / DEGREES))
    expect(sun.height * DEGREES).toBeGreaterThan(12)
    expect(sun.height * DEGREES).toBeLessThan(20)
  }
})
