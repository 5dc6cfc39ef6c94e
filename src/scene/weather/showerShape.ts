import { hashCell, type ShowerPiece, unit, WORLD_METRES_PER_LEARNED_METRE } from '../../world'

/** A curtain of rain, or a lump of the cloud, of one piece of a shower. */
export interface ShowerSprite {
  /** Over which place of the ground, in learned metres. */
  readonly east: number
  readonly south: number
  readonly isLump: boolean
  /** World metres, from the middle. */
  readonly halfWidth: number
  /** Of a lump: how far over the base of the cloud its middle is, in world metres. */
  readonly over: number
  readonly random: number
}

/** How many curtains and lumps of cloud a whole brush has. */
export interface ShowerFineness {
  readonly curtains: number
  readonly lumps: number
}

const LOWEST_BASE = 22
const HIGHEST_BASE = 320

/** How high the base of a shower's cloud hangs over the ground, in world metres: a wide shower comes from higher up. */
export function showerBase(radiusMetres: number): number {
  return Math.min(HIGHEST_BASE, Math.max(LOWEST_BASE, 10 + 1.1 * radiusMetres * WORLD_METRES_PER_LEARNED_METRE))
}

/** What is drawn of a piece: strewn over the way of its brush, the same whenever it is asked. */
export function showerSprites(piece: ShowerPiece, { curtains, lumps }: ShowerFineness): ShowerSprite[] {
  const radius = piece.radiusMetres * WORLD_METRES_PER_LEARNED_METRE
  const salt = Math.round(piece.cameSeconds * 1000) | 0
  const sprites: ShowerSprite[] = []
  const strew = (isLump: boolean, count: number) => {
    for (let i = 0; i < count; i++) {
      const chance = (k: number) => unit(hashCell(salt, isLump ? 1 : 0, 5, i, k))
      const along = (i + chance(0)) / count
      const turn = 2 * Math.PI * (i * 0.61803 + 0.2 * chance(1))
      // Even over the disc, and a little closer to its middle.
      const out = (isLump ? 0.85 : 0.8) * Math.sqrt((i + 0.5) / count) * piece.radiusMetres
      sprites.push({
        east: piece.east + (piece.toEast - piece.east) * along + Math.cos(turn) * out,
        south: piece.south + (piece.toSouth - piece.south) * along + Math.sin(turn) * out,
        isLump,
        halfWidth: radius * (isLump ? 0.56 + 0.3 * chance(2) : 0.3 + 0.2 * chance(2)),
        over: isLump ? radius * (0.04 + 0.2 * chance(3) * (1 - out / piece.radiusMetres)) : 0,
        random: chance(4),
      })
    }
  }
  strew(false, Math.ceil(curtains * piece.share))
  strew(true, Math.ceil(lumps * piece.share))
  return sprites
}
