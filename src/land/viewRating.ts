import { cellMetres, SIDE_LIGHT_AZIMUTH } from '../world'
import type { HeightField } from './rect'

/** Headings that are rated, clockwise from north. */
export const VIEW_HEADINGS = 24

/** Rays to either side of the middle that make up a view of some 75°. */
const RAYS_ASIDE = 2

/** A place to look from, in cells of a height field, and a heading (0 … VIEW_HEADINGS − 1). */
export interface Stand {
  readonly row: number
  readonly column: number
  /** Of the eye, in metres. */
  readonly elevation: number
  readonly heading: number
}

/**
 * How good a view is, about 0 to 2: mountains that stand up against the sky at a distance, some water, an open foreground, a skyline that is
 * not flat, and the sun to one side, so that relief shows.
 */
export function rateView(field: HeightField, stand: Stand): number {
  const rays: Ray[] = []
  for (let aside = -RAYS_ASIDE; aside <= RAYS_ASIDE; aside++) rays.push(castRay(field, stand, stand.heading + aside))
  const mean = (pick: (ray: Ray) => number) => rays.reduce((sum, ray) => sum + pick(ray), 0) / rays.length
  const skyline = mean((ray) => ray.skyline)
  const roughness = Math.sqrt(mean((ray) => (ray.skyline - skyline) ** 2))
  const water = mean((ray) => ray.water)
  const open = mean((ray) => (ray.blocked ? 0 : 1))
  const peaks = Math.min(1, Math.max(0, skyline) / 0.12)
  const wet = water > 0.02 ? 0.35 + Math.min(0.35, water) - Math.max(0, water - 0.5) : 0
  const aside = Math.abs(Math.sin((stand.heading / VIEW_HEADINGS) * 2 * Math.PI - SIDE_LIGHT_AZIMUTH))
  return open * (0.8 * peaks + Math.min(0.4, roughness * 8) + wet) * (0.6 + 0.4 * aside)
}

interface Ray {
  /** Highest angle of the ground against the eye's level, in radians. */
  readonly skyline: number
  /** Share of the visible steps that are sea. */
  readonly water: number
  /** True when the foreground hides the view. */
  readonly blocked: boolean
}

function castRay(field: HeightField, stand: Stand, heading: number): Ray {
  const cell = cellMetres(field.level)
  const angle = (heading / VIEW_HEADINGS) * 2 * Math.PI
  const dx = Math.sin(angle)
  const dy = -Math.cos(angle)
  let skyline = -1
  let water = 0
  let visible = 0
  let blocked = false
  for (let step = 1; ; step++) {
    const column = Math.round(stand.column + dx * step)
    const row = Math.round(stand.row + dy * step)
    if (column < 0 || row < 0 || column >= field.columns || row >= field.rows) break
    const elevation = field.heights[row * field.columns + column] ?? 0
    const slope = (Math.max(0, elevation) - stand.elevation) / (step * cell)
    if (slope <= skyline) continue
    skyline = slope
    visible++
    if (elevation < 0) water++
    if (step * cell < 4000 && slope > -0.01) blocked = true
  }
  return { skyline, water: visible > 0 ? water / visible : 0, blocked }
}
