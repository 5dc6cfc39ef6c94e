import { BASE_CELL_METRES, type FractalNoise, fractalNoise, gradientNoise, HashField, type Seed } from '../world'

/** Where land is and where sea: smooth, or coasts would be far longer than the Earth's. Its correlation falls to half at about 1000 km. */
const CONTINENTS: FractalNoise = { field: HashField.baseElevation, wavelength: 34 * BASE_CELL_METRES, octaves: 4, persistence: 0.45 }

/** This score of the continents' noise is the shore: 27 % of all cells lie above. */
const SHORE_SCORE = 0.58

/** How high land stands, and how deep the sea is: rougher than where they meet. */
const MOUNTAINS: FractalNoise = { field: HashField.mountains, wavelength: 12 * BASE_CELL_METRES, octaves: 4, persistence: 0.6 }

/** Long ranges run along the zeros of this noise. */
const RANGES = { field: HashField.ranges, wavelength: 30 * BASE_CELL_METRES, sharpness: 4.8, height: 1.4 }

/** How much a standard deviation of the mountains' noise adds to the square root of the height. */
const MOUNTAIN_SHARE = 0.45
const LEAST_SHARE = 0.2

/**
 * Score to elevation in metres, so that the Earth's hypsometry comes out: 27 % land, a shelf, an abyssal plain. Knots are quantiles of ETOPO5 (NOAA,
 * public domain) averaged to 92 km between 65° S and 65° N, against the quantiles of the score itself over 60 seeds.
 */
const HYPSOMETRY: readonly (readonly [score: number, metres: number])[] = [
  [-7.235, -7315],
  [-4.717, -5982],
  [-3.514, -5744],
  [-2.674, -5499],
  [-2.007, -5226],
  [-1.603, -5022],
  [-1.312, -4822],
  [-1.085, -4611],
  [-0.896, -4442],
  [-0.736, -4234],
  [-0.595, -4022],
  [-0.471, -3802],
  [-0.36, -3540],
  [-0.261, -3215],
  [-0.171, -2711],
  [-0.107, -1844],
  [-0.055, -529],
  [-0.032, -122],
  [-0.01, -31],
  [-0.001, -7],
  [0.007, 9],
  [0.015, 30],
  [0.044, 90],
  [0.083, 136],
  [0.13, 190],
  [0.216, 287],
  [0.325, 390],
  [0.464, 517],
  [0.584, 651],
  [0.739, 851],
  [0.949, 1098],
  [1.173, 1318],
  [1.526, 1774],
  [1.955, 2590],
  [2.526, 4402],
  [3.321, 5247],
  [4.259, 5465],
]

/** Elevation of a cell of level 0 in learned metres. Only + − × and floor: the same in every browser. */
export function baseElevation(seed: Seed, x: number, y: number): number {
  const [east, south] = [(x + 0.5) * BASE_CELL_METRES, (y + 0.5) * BASE_CELL_METRES]
  const fromShore = fractalNoise(seed, CONTINENTS, east, south) - SHORE_SCORE
  const range = gradientNoise(seed, RANGES.field, 0, east / RANGES.wavelength, south / RANGES.wavelength)
  const mountains = (fractalNoise(seed, MOUNTAINS, east, south) + RANGES.height * (1 - RANGES.sharpness * Math.abs(range))) / 2
  const share = Math.max(LEAST_SHARE, 1 + MOUNTAIN_SHARE * mountains)
  return Math.fround(elevationOfScore(fromShore * share * share))
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
