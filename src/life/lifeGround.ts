import { type CellRect, type HeightField, type Rain, standsOver } from '../land'
import { cellMetres, climateAt, latitudeAt, type Seed } from '../world'

/** What the ground of each cell of a rectangle is, row-major from the north-west, as the growth model and fire want it. */
export interface LifeGround {
  /** Rise over run. */
  readonly slopeEast: Float32Array
  readonly slopeSouth: Float32Array
  /** 1 where nothing grows: cliffs, sea and lakes. */
  readonly barren: Float32Array
  /** SITE_PLANES planes for the model, `barren` the last of them. */
  readonly site: Float32Array
}

export const SITE_PLANES = 8

/** From this steepness, rise over run, nothing holds. */
const CLIFF = 0.92

/** The share of the noise of stands that tells good ground from poor. */
const SITE_SHARE = 0.6

export interface LifeGroundSources {
  readonly seed: Seed
  /** Heights of LIFE_LEVEL; must reach a cell beyond `part`. */
  readonly field: HeightField
  readonly part: Omit<CellRect, 'level'>
  readonly rain: Rain
  /** Whether a lake stands over a cell of the part. */
  readonly isWet: (column: number, row: number) => boolean
}

/** Reads the ground: steepness, lean to the noon sun, hollow, warmth of the year and of its warmest month, rain, the worth of the soil. */
export function lifeGround({ seed, field, part, rain, isWet }: LifeGroundSources): LifeGround {
  const { columns, rows } = part
  const size = columns * rows
  const rect = { level: field.level, ...part }
  const cell = cellMetres(field.level)
  const [slopeEast, slopeSouth] = [new Float32Array(size), new Float32Array(size)]
  const site = new Float32Array(SITE_PLANES * size)
  const plane = (index: number) => site.subarray(index * size, (index + 1) * size)
  const [steep, sunward, hollow, annual] = [plane(0), plane(1), plane(2), plane(3)]
  const [summer, wetness, soil, barren] = [plane(4), plane(5), plane(6), plane(7)]
  const falls = rain(rect)
  const stands = standsOver(seed, rect)
  const h = field.heights
  for (let row = 0, at = 0; row < rows; row++) {
    const south = (part.y + row + 0.5) * cell
    const latitude = latitudeAt(south)
    const towardsSun = latitude >= 0 ? -1 : 1
    let here = (part.y - field.y + row) * field.columns + part.x - field.x
    for (let column = 0; column < columns; column++, here++, at++) {
      const elevation = h[here] ?? 0
      const [w, e] = [h[here - 1] ?? 0, h[here + 1] ?? 0]
      const [n, s] = [h[here - field.columns] ?? 0, h[here + field.columns] ?? 0]
      const [east, down] = [(e - w) / (2 * cell), (s - n) / (2 * cell)]
      const air = climateAt(latitude, elevation)
      slopeEast[at] = east
      slopeSouth[at] = down
      steep[at] = Math.sqrt(east * east + down * down)
      sunward[at] = clamp(down * towardsSun)
      hollow[at] = clamp(((w + e + n + s - 4 * elevation) / cell) * 1.5)
      annual[at] = (air.annual - 5) / 10
      summer[at] = (air.summer - 14) / 10
      // 2 √(mm / 2800) − 1 for mm = 2800 · share².
      wetness[at] = 2 * (falls[at] ?? 0) - 1
      soil[at] = clamp(SITE_SHARE * (stands[at] ?? 0))
      barren[at] = elevation <= 0 || (steep[at] as number) > CLIFF || isWet(column, row) ? 1 : 0
    }
  }
  return { slopeEast, slopeSouth, barren, site }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value))
}
