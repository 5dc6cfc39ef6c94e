/** What a class of machines is given. Budgets: high 200 draw calls and 1 M triangles, low 80 and 250 k. */
export interface Tier {
  readonly name: 'high' | 'low'
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
}

export const TIERS: Readonly<Record<Tier['name'], Tier>> = {
  high: { name: 'high', gridQuads: 48, layers: 288, cachedTiles: 320, splitSides: 1.75, highestPixelRatio: 2, shadowTexels: 320 },
  low: { name: 'low', gridQuads: 24, layers: 240, cachedTiles: 270, splitSides: 1.5, highestPixelRatio: 1.25, shadowTexels: 160 },
}

/** The tier for a machine: touch screens and small memories start low. */
export function chooseTier(device: { readonly isCoarsePointer: boolean; readonly memoryGigabytes: number | undefined }): Tier {
  return device.isCoarsePointer || (device.memoryGigabytes ?? 8) < 4 ? TIERS.low : TIERS.high
}
