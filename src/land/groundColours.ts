import { cellMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import { type NoiseOctave, patchNoise, valueNoise } from './patchNoise'
import type { CellRect } from './rect'
import { readShading } from './shadingBytes'

type Colour = readonly [red: number, green: number, blue: number]

/** Colours of the ground in linear light, and the rules below: those of scene/shaders/land.frag.glsl in summer, without light, without what is smaller than a cell and without kinds of rock. */
const MEADOW: Colour = [0.105, 0.13, 0.032]
const DRY_GRASS: Colour = [0.285, 0.215, 0.085]
const HEATH: Colour = [0.15, 0.112, 0.058]
const FOREST: Colour = [0.026, 0.046, 0.018]
const ROCK_WARM: Colour = [0.24, 0.178, 0.128]
const ROCK_COOL: Colour = [0.15, 0.15, 0.165]
const SCREE: Colour = [0.3, 0.255, 0.205]
const SAND: Colour = [0.48, 0.375, 0.235]
const WET_SAND: Colour = [0.205, 0.158, 0.1]
const SNOW: Colour = [0.8, 0.84, 0.9]
const SEA_BED: Colour = [0.21, 0.21, 0.15]
/** What comes back out of deep water, and what water takes from each colour in a world metre. */
const SEA_DEEP: Colour = [0.012, 0.06, 0.085]
const SEA_TAKES: Colour = [0.62, 0.2, 0.13]
const LAKE_DEEP: Colour = [0.009, 0.042, 0.055]
const LAKE_TAKES: Colour = [1.15, 0.62, 0.5]

const VAST: NoiseOctave = { spacing: 4096, turn: [1, 1] }
const BROAD: NoiseOctave = { spacing: 1024, turn: [1, 2] }
const HILLS: NoiseOctave = { spacing: 512, turn: [3, 2] }
const MIDDLE: NoiseOctave = { spacing: 64, turn: [1, 2] }
const FINE: NoiseOctave = { spacing: 16, turn: [3, 2] }

/** Land as it is coloured: what `floodedSurface` answers, and where it lies. */
export interface ColouredPart extends CellRect {
  readonly heights: Float32Array
  readonly surface: Uint8Array
  /** Surface of lakes, as `floodedSurface` has it. */
  readonly water?: Float32Array | undefined
}

/**
 * The colour of the ground, or of the water over it, at every cell, as the picture has it.
 * @returns red, green, blue as they are seen (sRGB): rows × columns × 3
 */
export function groundColours(part: ColouredPart): Uint8Array {
  const { level, x, y, columns, rows, heights, surface, water } = part
  const cell = cellMetres(level) * WORLD_METRES_PER_LEARNED_METRE
  const colours = new Uint8Array(3 * rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const elevation = heights[at] as number
      const noise = noiseAt((x + column + 0.5) * cell, (y + row + 0.5) * cell, cell)
      const lake = (water?.[at] ?? elevation) - elevation
      const dry = groundColour(elevation, readShading(surface, 4 * at), noise, lake)
      const seen = lake > 0 ? throughWater(dry, lake, LAKE_DEEP, LAKE_TAKES) : elevation < 0 ? underSea(dry, elevation) : dry
      for (let channel = 0; channel < 3; channel++) colours[3 * at + channel] = seenByte(seen[channel] as number)
    }
  }
  return colours
}

interface Noise {
  readonly broad: number
  readonly vast: number
  readonly middle: number
  readonly fine: number
}

/** Noise of a place, without octaves that its cells are too large for. */
function noiseAt(east: number, south: number, cell: number): Noise {
  const of = (octave: NoiseOctave, noise: typeof patchNoise) => (octave.spacing > 2 * cell ? noise(east, south, octave) : 0)
  return {
    broad: of(BROAD, patchNoise) + 0.6 * of(HILLS, patchNoise),
    vast: of(VAST, patchNoise) * 0.6,
    middle: of(MIDDLE, valueNoise),
    fine: of(FINE, valueNoise),
  }
}

type Shading = ReturnType<typeof readShading>

/** @param lake depth of a lake over it in learned metres; above one where it is negative */
function groundColour(elevation: number, { slopeEast, slopeSouth, curvature, relief }: Shading, noise: Noise, lake: number): Colour {
  const { broad, vast, middle, fine } = noise
  const steep = Math.sqrt(slopeEast * slopeEast + slopeSouth * slopeSouth)
  const upright = 1 / Math.sqrt(1 + steep * steep)
  const mottle = broad * 0.9 + vast * 0.6 + middle * 0.7 + fine * 0.5
  const hollow = clamp(curvature * 1.5, -1, 1)
  const stand = clamp(relief * 0.35, -1, 1)
  const height = elevation + mottle * 160
  const rockiness = step(0.52, 0.95, steep + mottle * 0.22 - hollow * 0.1 + step(1600, 3200, height) * 0.25)

  const moisture = clamp(0.5 + hollow * 0.6 - stand * 0.35 + broad * 0.8 + vast * 0.5, 0, 1)
  const cold = step(1300, 2300, height - slopeSouth * 220)
  const grass = scale(mix(mix(DRY_GRASS, MEADOW, step(0.25, 0.75, moisture)), HEATH, cold * 0.85), 0.86 + 0.45 * fine + 0.25 * middle)
  const treeline = 1 - step(1250, 1650, height + mottle * 200)
  const isDamp = step(0.25, 0.65, moisture + middle * 0.55 + fine * 0.25)
  const woods = isDamp * treeline * step(4, 26, elevation) * (1 - step(0.55, 0.85, steep)) * step(0.5, 6, -lake)
  let ground = mix(grass, scale(FOREST, 0.9 + 0.55 * fine + 0.6 * middle), woods)

  const rock = scale(mix(ROCK_WARM, ROCK_COOL, clamp(0.5 + broad * 0.9, 0, 1)), 0.89 + 0.5 * fine)
  const loose = step(0.38, 0.6, steep) * (1 - rockiness) * step(900, 2200, height)
  ground = mix(ground, scale(SCREE, 0.85 + 0.4 * fine), loose * 0.8)
  ground = mix(ground, rock, rockiness)
  const snowline = 2350 - upright * 420 + broad * 380 + middle * 260 - hollow * 180
  const snow = lake > 0 ? 0 : step(-120, 160, elevation - snowline + fine * 120) * (1 - step(0.75, 1.15, steep + fine * 0.3))
  ground = mix(ground, SNOW, snow)
  const sand = (1 - step(4, 16, elevation + mottle * 10)) * (1 - step(0.18, 0.45, steep))
  return mix(ground, scale(mix(WET_SAND, SAND, step(0.3, 3.5, elevation + mottle * 2)), 0.92 + 0.25 * fine), sand)
}

function underSea(ground: Colour, elevation: number): Colour {
  const under = -elevation * WORLD_METRES_PER_LEARNED_METRE
  return throughWater(mix(ground, SEA_BED, clamp(under * 2, 0, 1)), -elevation, SEA_DEEP, SEA_TAKES)
}

/** Ground under so many learned metres of water. */
function throughWater(ground: Colour, depth: number, deep: Colour, takes: Colour): Colour {
  const left = (channel: 0 | 1 | 2) => Math.exp(-takes[channel] * depth * WORLD_METRES_PER_LEARNED_METRE)
  const through = (channel: 0 | 1 | 2) => ground[channel] * left(channel) + deep[channel] * (1 - left(channel))
  return [through(0), through(1), through(2)]
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

function scale(colour: Colour, by: number): Colour {
  return [colour[0] * by, colour[1] * by, colour[2] * by]
}

/** From 0 to 1 between two edges, smoothly. */
function step(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from), 0, 1)
  return share * share * (3 - 2 * share)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** Light from 0 to 1 as the byte that stands for it on a screen (IEC 61966-2-1). */
function seenByte(light: number): number {
  const shown = clamp(light, 0, 1)
  return Math.round(255 * (shown <= 0.0031308 ? 12.92 * shown : 1.055 * shown ** (1 / 2.4) - 0.055))
}
