import { cellMetres, climateAt, type FractalNoise, fractalNoiseOver, HashField, latitudeAt, type Seed } from '../world'
import type { Rain } from './rainShadow'
import type { CellRect, HeightField } from './rect'

/** What covers each cell of a rectangle: COVER_GROUPS bytes a cell, each the share of the ground that a group of plants holds, of 255. */
export interface Cover extends CellRect {
  readonly shares: Uint8Array
  /** What may come to stand in each cell, see `GrowthCeilings`; left out where nothing grows otherwise than at first. */
  readonly ceilings?: Uint8Array
}

/** Finds the cover of a part of a field. */
export type CoverOver = (field: HeightField, part: Omit<CellRect, 'level'>) => Cover

/** Order of a cell's bytes. The first three are trees, and together at most 255. */
export const CoverGroup = { conifer: 0, broadleaf: 1, pioneer: 2, shrub: 3, grass: 4 } as const
export const COVER_GROUPS = 5

/** Cells around a part that its cover looks at. */
export const COVER_BORDER = 1

/** Woods and clearings, from valleys to single groups of trees. */
const STANDS: FractalNoise = { field: HashField.stands, wavelength: 5200, octaves: 6, persistence: 0.74 }
/** Where one kind has the better of another. */
const GROVES: FractalNoise = { field: HashField.groves, wavelength: 2600, octaves: 4, persistence: 0.6 }

/** How wide the edge of a wood is in what noise and ground say, when all of the noise is there. */
const EDGE = 0.075
const STANDS_WEIGHT = 0.23

/** Trees hold on to slopes up to the first, rise over run, and to none from the second. */
const GENTLE = 0.62
const CLIFF = 0.92

/**
 * The cover of a part of a field: a function of each cell's place, its height and its four neighbours' alone, so neighbouring tiles agree.
 * @param field must reach COVER_BORDER cells beyond `part`
 */
export function coverOf(seed: Seed, field: HeightField, part: Omit<CellRect, 'level'>, rainOver: Rain): Cover {
  const cell = cellMetres(field.level)
  const rect = { level: field.level, ...part }
  const rain = rainOver(rect)
  const shares = new Uint8Array(part.columns * part.rows * COVER_GROUPS)
  const stands = bandOf(seed, STANDS, rect)
  const groves = bandOf(seed, GROVES, rect)
  const edge = EDGE + stands.missing * STANDS_WEIGHT
  const h = field.heights
  for (let row = 0, at = 0; row < part.rows; row++) {
    const south = (part.y + row + 0.5) * cell
    const sunward = latitudeAt(south) >= 0 ? -1 : 1
    let here = (part.y - field.y + row) * field.columns + part.x - field.x
    for (let column = 0; column < part.columns; column++, here++, at++) {
      const elevation = h[here] ?? 0
      if (elevation <= 0) continue
      const [w, e] = [h[here - 1] ?? 0, h[here + 1] ?? 0]
      const [n, s] = [h[here - field.columns] ?? 0, h[here + field.columns] ?? 0]
      const slopeEast = (e - w) / (2 * cell)
      const slopeSouth = (s - n) / (2 * cell)
      const ground: Ground = {
        elevation,
        steep: Math.sqrt(slopeEast * slopeEast + slopeSouth * slopeSouth),
        sunny: clamp(slopeSouth * sunward, -1, 1),
        hollow: clamp(((w + e + n + s - 4 * elevation) / cell) * 1.5, -1, 1),
      }
      const noise = { stand: (stands.values[at] ?? 0) * STANDS_WEIGHT, edge, grove: groves.values[at] ?? 0 }
      grow(shares.subarray(at * COVER_GROUPS), ground, south, rain[at] ?? 0, noise)
    }
  }
  return { ...rect, shares }
}

/** The noise of stands: about −1 to 1, above where woods stand more readily. */
export function standsOver(seed: Seed, rect: CellRect): Float64Array {
  return bandOf(seed, STANDS, rect).values
}

interface Ground {
  readonly elevation: number
  readonly steep: number
  /** How far it leans towards the noon sun, rise over run. */
  readonly sunny: number
  readonly hollow: number
}

function grow(to: Uint8Array, ground: Ground, south: number, rain: number, noise: { stand: number; edge: number; grove: number }): void {
  const { elevation, steep, sunny, hollow } = ground
  const air = climateAt(latitudeAt(south), elevation)
  const summer = air.summer + 1.3 * sunny + 1.6 * noise.stand
  const annual = air.annual + 1.3 * sunny
  // Heat dries: what is rain enough in the cool is not in the heat.
  const wet = clamp(rain + 0.16 * hollow - 0.1 * sunny - 0.012 * Math.max(0, annual - 12), 0, 1)
  const hold = 1 - smooth(GENTLE, CLIFF, steep)
  const shore = smooth(3, 16, elevation)
  const warm = smooth(9.3, 11.4, summer)
  const closure = 0.26 + 0.62 * wet - 0.1 * (1 - smooth(10.5, 15, summer)) + noise.stand
  const woods = smooth(0.5 - noise.edge, 0.5 + noise.edge, closure) * warm * hold * shore
  // Light-loving trees come first: along the edges of woods, and where stands are young.
  const young =
    smooth(0.3, 0.95, noise.grove * 0.5 + 0.55 * (1 - smooth(0.5, 0.72, closure))) * smooth(17, 11, annual) * smooth(-5, 0, annual)
  const cool = smooth(11.5, 3.5, annual + noise.grove * 2.4 + 1.5 * (wet - 0.5))
  const needles = cool * (1 - young)
  const edge = smooth(0.28, 0.46, closure) * (1 - smooth(0.5, 0.62, closure))
  const dwarf = smooth(7.6, 9.6, summer) * (1 - smooth(10.5, 13, summer))
  // In the open shrubs stand in thickets, and much of the ground has none.
  const thicket = 0.02 + 0.6 * smooth(0.15, 0.75, noise.grove + 1.5 * noise.stand)
  const shrub =
    clamp((0.5 * edge + 0.65 * dwarf * smooth(0.35, 0.6, closure) + thicket * smooth(0.2, 0.35, wet)) * (1 - woods), 0, 1) * hold * shore
  const grass = smooth(0.1, 0.62, wet) * smooth(5.5, 9.5, summer) * (1 - smooth(0.5, 0.9, steep)) * smooth(2, 12, elevation)
  to[CoverGroup.conifer] = Math.floor(woods * needles * 255)
  to[CoverGroup.broadleaf] = Math.floor(woods * (1 - needles) * (1 - young) * 255)
  to[CoverGroup.pioneer] = Math.floor(woods * (1 - needles) * young * 255)
  to[CoverGroup.shrub] = Math.floor(shrub * smooth(7, 9, summer) * 255)
  to[CoverGroup.grass] = Math.floor(grass * 255)
}

/** A noise over cells, with the octaves that cells of their size can show, and how much of the whole's strength it lacks. */
function bandOf(seed: Seed, noise: FractalNoise, { level, x, y, columns, rows }: CellRect) {
  const cell = cellMetres(level)
  let octaves = 0
  let shown = 0
  let power = 0
  for (let octave = 0, amplitude = 1; octave < noise.octaves; octave++, amplitude *= noise.persistence) {
    power += amplitude * amplitude
    if (noise.wavelength / 2 ** octave < 2 * cell) continue
    shown += amplitude * amplitude
    octaves++
  }
  const grid = { left: (x + 0.5) * cell, top: (y + 0.5) * cell, step: cell, columns, rows }
  const values = fractalNoiseOver(seed, { ...noise, octaves }, grid)
  const strength = Math.sqrt(shown / power)
  for (let at = 0; at < values.length; at++) values[at] = octaves > 0 ? (values[at] ?? 0) * strength : 0
  return { values, missing: Math.sqrt(1 - shown / power) }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** 0 below `from`, 1 above `to`, smooth between; the other way round when `from` is above `to`. */
export function smooth(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from), 0, 1)
  return share * share * (3 - 2 * share)
}
