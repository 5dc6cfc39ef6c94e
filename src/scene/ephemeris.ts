import type { Moment } from '../world'

/** Where a body stands in the sky, in radians: azimuth clockwise from north, height above the horizon. */
export interface Standing {
  readonly azimuth: number
  readonly height: number
}

/** The sky of a moment, as it is seen from a latitude. */
export interface Heavens {
  readonly sun: Standing
  readonly moon: Standing
  /** How much of the moon's disc is lit, 0 to 1. */
  readonly moonShare: number
  /** Local sidereal time: the right ascension that stands in the south, in radians. */
  readonly siderealAngle: number
  /** Degrees north. */
  readonly latitude: number
}

/** Every year of a world is one year of the Earth's, for the moon's sake: days from J2000.0 to the midnight in which it begins (2020). */
const YEAR_START_DAYS = 7304.5

const RADIANS = Math.PI / 180

/** Sun, moon and stars for an eye at a latitude, in degrees north. */
export function heavensAt({ dayOfYear, hour }: Moment, latitude: number): Heavens {
  const days = YEAR_START_DAYS + Math.floor(dayOfYear) + (hour - 12) / 24 + 0.5
  const sun = equatorial(sunLongitude(days), 0)
  const moon = moonEcliptic(days)
  const moonAt = equatorial(moon.longitude, moon.latitude)
  // The sun itself tells the hour: at 12 it stands in the south.
  const siderealAngle = sun.rightAscension + (hour - 12) * 15 * RADIANS
  const elongation = Math.acos(Math.cos(moon.latitude) * Math.cos(moon.longitude - sunLongitude(days)))
  return {
    sun: standing(siderealAngle - sun.rightAscension, sun.declination, latitude),
    moon: standing(siderealAngle - moonAt.rightAscension, moonAt.declination, latitude),
    moonShare: (1 - Math.cos(elongation)) / 2,
    siderealAngle,
    latitude,
  }
}

/**
 * Ecliptic longitude of the sun, in radians, to 0.01° (Astronomical Almanac, page C5, low-precision formulas).
 * @param days since J2000.0
 */
export function sunLongitude(days: number): number {
  const anomaly = (357.528 + 0.9856003 * days) * RADIANS
  return (280.46 + 0.9856474 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS
}

/**
 * Ecliptic place of the moon, in radians, to 0.3° (Astronomical Almanac, page D22, low-precision formulas).
 * @param days since J2000.0
 */
export function moonEcliptic(days: number): { longitude: number; latitude: number } {
  const t = days / 36525
  const wave = (size: number, phase: number, rate: number) => size * Math.sin((phase + rate * t) * RADIANS)
  const longitude =
    218.32 +
    481267.881 * t +
    wave(6.29, 135.0, 477198.87) +
    wave(-1.27, 259.3, -413335.36) +
    wave(0.66, 235.7, 890534.22) +
    wave(0.21, 269.9, 954397.74) +
    wave(-0.19, 357.5, 35999.05) +
    wave(-0.11, 186.5, 966404.03)
  const latitude = wave(5.13, 93.3, 483202.02) + wave(0.28, 228.2, 960400.89) + wave(-0.28, 318.3, 6003.15) + wave(-0.17, 217.6, -407332.21)
  return { longitude: longitude * RADIANS, latitude: latitude * RADIANS }
}

const OBLIQUITY = 23.439 * RADIANS

/** Right ascension and declination of an ecliptic place. */
export function equatorial(longitude: number, latitude: number): { rightAscension: number; declination: number } {
  const x = Math.cos(latitude) * Math.cos(longitude)
  const y = Math.cos(latitude) * Math.sin(longitude)
  const z = Math.sin(latitude)
  return {
    rightAscension: Math.atan2(y * Math.cos(OBLIQUITY) - z * Math.sin(OBLIQUITY), x),
    declination: Math.asin(y * Math.sin(OBLIQUITY) + z * Math.cos(OBLIQUITY)),
  }
}

/** Azimuth and height from the hour angle, westward from the south (J. Meeus, Astronomical Algorithms, 1998, chapter 13). */
function standing(hourAngle: number, declination: number, latitudeDegrees: number): Standing {
  const latitude = latitudeDegrees * RADIANS
  const south = Math.cos(hourAngle) * Math.sin(latitude) - Math.tan(declination) * Math.cos(latitude)
  const sine = Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
  const azimuth = Math.atan2(Math.sin(hourAngle), south) + Math.PI
  return { azimuth, height: Math.asin(Math.max(-1, Math.min(1, sine))) }
}
