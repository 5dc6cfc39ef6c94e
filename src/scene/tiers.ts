/** What a class of machines is given. Budgets: high 200 draw calls and 1 M triangles, low 80 and 250 k. */
export interface Tier {
  readonly name: 'high' | 'medium' | 'low' | 'lowest'
  /** Quads along a tile's side. */
  readonly gridQuads: number
  /** Tiles that fit into the textures at once. */
  readonly layers: number
  /** Tiles kept in memory: 140 kB each. */
  readonly cachedTiles: number
  /** A tile is split when it is nearer than this many of its sides. */
  readonly splitSides: number
  readonly highestPixelRatio: number
  /** Texels along each of the squares that shadows are kept in. */
  readonly shadowTexels: number
  /** How often a ray looks into the clouds. */
  readonly cloudSteps: number
  /** Texels along each side of the picture that is painted of the clouds around the eye. */
  readonly cloudTexels: number
  /** Undefined leaves plants and what flies to the painted ground. */
  readonly plants: PlantTier | undefined
}

/** How many plants a class of machines is given. */
export interface PlantTier {
  /** World metres within which plants are geometry. */
  readonly nearReach: number
  /** How many levels sooner plants are thinned with distance. */
  readonly thinning: number
  /** The coarsest tiles that have plants. */
  readonly coarsestLevel: number
  /** Drawn at once. */
  readonly mostPlants: number
  /** World metres to which grass grows. */
  readonly grassReach: number
  /** Clumps along the side of a cell of PLANT_LEVEL. */
  readonly clumps: number
  /** Pixels along the side of a form's picture. */
  readonly framePixels: number
}

export const TIERS: Readonly<Record<Tier['name'], Tier>> = {
  high: {
    name: 'high',
    gridQuads: 36,
    layers: 288,
    cachedTiles: 320,
    splitSides: 1.75,
    highestPixelRatio: 2,
    shadowTexels: 320,
    cloudSteps: 32,
    cloudTexels: 1088,
    plants: { nearReach: 45, thinning: 0, coarsestLevel: 10, mostPlants: 160_000, grassReach: 40, clumps: 10, framePixels: 128 },
  },
  medium: {
    name: 'medium',
    gridQuads: 32,
    layers: 264,
    cachedTiles: 300,
    splitSides: 1.6,
    highestPixelRatio: 1.5,
    shadowTexels: 240,
    cloudSteps: 28,
    cloudTexels: 896,
    plants: { nearReach: 34, thinning: 1, coarsestLevel: 10, mostPlants: 60_000, grassReach: 30, clumps: 9, framePixels: 96 },
  },
  low: {
    name: 'low',
    gridQuads: 20,
    layers: 240,
    cachedTiles: 270,
    splitSides: 1.5,
    highestPixelRatio: 1.25,
    shadowTexels: 160,
    cloudSteps: 24,
    cloudTexels: 720,
    plants: { nearReach: 26, thinning: 1, coarsestLevel: 11, mostPlants: 24_000, grassReach: 20, clumps: 8, framePixels: 64 },
  },
  lowest: {
    name: 'lowest',
    gridQuads: 20,
    layers: 240,
    cachedTiles: 270,
    splitSides: 1.3,
    highestPixelRatio: 0.75,
    shadowTexels: 160,
    cloudSteps: 16,
    cloudTexels: 384,
    plants: undefined,
  },
}

/** What draws with the processor alone, by what browsers call it. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** What is known of a machine before anything is drawn. */
export interface Device {
  readonly isCoarsePointer: boolean
  readonly memoryGigabytes: number | undefined
  readonly renderer: string
}

/** The tier for a machine: touch screens and small memories start low, those that draw without a graphics card lowest. */
export function chooseTier({ isCoarsePointer, memoryGigabytes = 8, renderer }: Device): Tier {
  if (SOFTWARE.test(renderer)) return TIERS.lowest
  return isCoarsePointer || memoryGigabytes < 4 ? TIERS.low : TIERS.high
}
