import { BASE_CELL_METRES, cellMetres, type FractalNoise, fractalNoise, HashField, type Seed } from '../world'
import type { CellRect } from './rect'
import { CONTROL_CHANNELS, type StyleCodes } from './relief'

/** Controls are evaluated on this lattice and interpolated between: they vary over tens of kilometres. */
const LATTICE_METRES = BASE_CELL_METRES / 16

const RUGGEDNESS: FractalNoise = { field: HashField.ruggedness, wavelength: 260_000, octaves: 3, persistence: 0.7 }

/** How far the ruggedness of the world varies, in standard deviations between surveyed landscapes. */
const RUGGEDNESS_AMPLITUDE = 1

/** Most of the Earth is plain. A small world has more mountains: where ranges are made, down to this cell size, ground is this much more rugged. */
const MOUNTAIN_LIFT = 1.6
const MOUNTAIN_CELL_METRES = 700

/** Styles belong to land surveys: they fade in between these cell sizes and say nothing about continents. */
const STYLE_FROM_METRES = 6000
const STYLE_FULL_METRES = 1500

/** How common a style is: added to its noise before the strongest few are mixed. */
const STYLE_BIAS: Readonly<Record<string, number>> = {
  alpine: 0.5,
  ranges: 0.5,
  hills: 0.1,
  volcanic: 0,
  fjord: 0.1,
  lowland: -0.2,
  karst: -0.4,
  dunes: -0.5,
}

/** Per-cell controls for a window of coarse cells, CONTROL_CHANNELS × rows × columns: ruggedness in standard deviations, then the style code. */
export function reliefControls(seed: Seed, styles: StyleCodes, coarse: CellRect): Float32Array {
  const cell = cellMetres(coarse.level)
  const plane = coarse.rows * coarse.columns
  const controls = new Float32Array(CONTROL_CHANNELS * plane)
  const perLattice = Math.max(1, LATTICE_METRES / cell)
  const left = Math.floor(coarse.x / perLattice)
  const top = Math.floor(coarse.y / perLattice)
  const wide = Math.floor((coarse.x + coarse.columns) / perLattice) - left + 2
  const high = Math.floor((coarse.y + coarse.rows) / perLattice) - top + 2
  const lattice = new Float32Array(wide * high * CONTROL_CHANNELS)
  const spacing = perLattice * cell
  const names = Object.keys(styles).sort()
  for (let j = 0; j < high; j++) {
    for (let i = 0; i < wide; i++) {
      controlAt(
        { seed, styles, names, cell },
        (left + i) * spacing,
        (top + j) * spacing,
        lattice.subarray((j * wide + i) * CONTROL_CHANNELS),
      )
    }
  }
  const [columns, rows] = [latticePlaces(coarse.x, coarse.columns, perLattice, left), latticePlaces(coarse.y, coarse.rows, perLattice, top)]
  for (let channel = 0, at = 0; channel < CONTROL_CHANNELS; channel++) {
    for (let row = 0; row < coarse.rows; row++) {
      const start = (rows.below[row] as number) * wide * CONTROL_CHANNELS + channel
      const v = rows.beyond[row] as number
      for (let column = 0; column < coarse.columns; column++, at++) {
        const north = start + (columns.below[column] as number) * CONTROL_CHANNELS
        const south = north + wide * CONTROL_CHANNELS
        const u = columns.beyond[column] as number
        const [a, b] = [lattice[north] as number, lattice[north + CONTROL_CHANNELS] as number]
        const [c, d] = [lattice[south] as number, lattice[south + CONTROL_CHANNELS] as number]
        const along = a + (b - a) * u
        controls[at] = along + (c + (d - c) * u - along) * v
      }
    }
  }
  return controls
}

/** How much of a style the model is told on cells of this size, 0 to 1. */
export function styleStrength(cellMetres: number): number {
  return Math.min(1, Math.max(0, (STYLE_FROM_METRES - cellMetres) / (STYLE_FROM_METRES - STYLE_FULL_METRES)))
}

interface ControlSource {
  readonly seed: Seed
  readonly styles: StyleCodes
  readonly names: readonly string[]
  readonly cell: number
}

/** Writes the controls at a place (learned metres) into `out`. */
function controlAt(source: ControlSource, x: number, y: number, out: Float32Array): void {
  const rugged = fractalNoise(source.seed, RUGGEDNESS, x, y) * RUGGEDNESS_AMPLITUDE
  const lift = source.cell > MOUNTAIN_CELL_METRES ? MOUNTAIN_LIFT : MOUNTAIN_LIFT / 4
  out[0] = Math.min(3, Math.max(-2, rugged + lift))
  for (let channel = 1; channel < CONTROL_CHANNELS; channel++) out[channel] = 0
  const strength = styleStrength(source.cell)
  if (strength === 0) return
  let total = 0
  source.names.forEach((name, index) => {
    const field: FractalNoise = { field: HashField.style + 256 * (index + 1), wavelength: 420_000, octaves: 2, persistence: 0.4 }
    const presence = Math.max(0, fractalNoise(source.seed, field, x, y) + (STYLE_BIAS[name] ?? 0))
    const weight = presence * presence * presence
    total += weight
    const code = source.styles[name] ?? []
    for (let channel = 1; channel < CONTROL_CHANNELS; channel++) out[channel] = (out[channel] ?? 0) + weight * (code[channel - 1] ?? 0)
  })
  if (total === 0) return
  for (let channel = 1; channel < CONTROL_CHANNELS; channel++) out[channel] = ((out[channel] ?? 0) / total) * strength
}

/** For each cell along a side, the lattice point below it, counted from the first, and how far beyond that it lies, in lattice spacings. */
function latticePlaces(start: number, cells: number, perLattice: number, first: number) {
  const below = new Int32Array(cells)
  const beyond = new Float64Array(cells)
  for (let i = 0; i < cells; i++) {
    const place = (start + i) / perLattice - first
    below[i] = Math.floor(place)
    beyond[i] = place - Math.floor(place)
  }
  return { below, beyond }
}
