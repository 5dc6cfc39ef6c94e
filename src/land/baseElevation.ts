import { BASE_CELL_METRES, type FractalNoise, fractalNoise, HashField, type Seed } from '../world'

/** Continents, before the relief model has seen them: hashed noise whose correlation falls off like the Earth's (half at about 1000 km). */
const CONTINENTS: FractalNoise = { field: HashField.baseElevation, wavelength: 34 * BASE_CELL_METRES, octaves: 5, persistence: 0.62 }

/**
 * Standard score of the noise to elevation in metres, so that the Earth's hypsometry comes out: 27 % land, a shelf, an abyssal plain. Knots are
 * quantiles of ETOPO5 (NOAA, public domain) averaged to 92 km between 65° S and 65° N, against the quantiles of the noise itself.
 */
const HYPSOMETRY: readonly (readonly [score: number, metres: number])[] = [
  [-3.2, -7400],
  [-2.33, -5885],
  [-1.88, -5639],
  [-1.55, -5435],
  [-1.28, -5228],
  [-1.04, -5022],
  [-0.84, -4822],
  [-0.67, -4611],
  [-0.52, -4444],
  [-0.39, -4233],
  [-0.25, -4022],
  [-0.13, -3801],
  [0, -3539],
  [0.13, -3215],
  [0.25, -2717],
  [0.36, -1845],
  [0.44, -876],
  [0.52, -119],
  [0.58, -30],
  [0.64, 30],
  [0.71, 89],
  [0.77, 134],
  [0.84, 188],
  [0.95, 285],
  [1.08, 387],
  [1.23, 518],
  [1.41, 738],
  [1.6, 1034],
  [1.81, 1320],
  [2.05, 1771],
  [2.33, 2619],
  [2.65, 4388],
  [3.3, 5710],
]

/** Elevation of a cell of level 0 in learned metres. */
export function baseElevation(seed: Seed, x: number, y: number): number {
  const score = fractalNoise(seed, CONTINENTS, (x + 0.5) * BASE_CELL_METRES, (y + 0.5) * BASE_CELL_METRES)
  return Math.fround(elevationOfScore(score))
}

function elevationOfScore(score: number): number {
  let below = HYPSOMETRY[0] ?? [0, 0]
  if (score <= below[0]) return below[1]
  for (const knot of HYPSOMETRY) {
    if (score < knot[0]) return below[1] + ((knot[1] - below[1]) * (score - below[0])) / (knot[0] - below[0])
    below = knot
  }
  return below[1]
}
