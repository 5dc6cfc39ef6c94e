import { cellMetres } from '../../world'

/** What a visitor chooses of the land to take to other tools. */
export interface LandChoice {
  /** A model with colours, or a height map of 16 bits. */
  readonly as: 'glb' | 'png'
  /** How much land: one of SIDES. */
  readonly side: number
  /** Heights along the side: one of DETAILS. */
  readonly detail: number
  readonly isWaterShown: boolean
}

/** What saving it has come to. */
export type LandSaving =
  | { readonly status: 'working'; readonly share: number }
  | { readonly status: 'done'; readonly choice: LandChoice; readonly lowestMetres: number; readonly highestMetres: number }
  /** `sentence` says why, in English. */
  | { readonly status: 'failed'; readonly sentence: string }

/** The side of the land is so many cells of one of these levels: from 1.4 to 92 km. */
const SIDE_CELLS = 1024
const SIDE_LEVELS = [16, 15, 14, 13, 12, 11, 10] as const

/** How much land can be taken, by number, the least first. */
export const SIDES = SIDE_LEVELS.map((_, i) => i)

/** Heights along a side. A model of more is too heavy for most tools; there is `npm run terrella -- heightmap` for larger maps. */
const DETAILS = { glb: [128, 256, 512, 1024], png: [256, 512, 1024, 2048] } as const

export const FIRST_CHOICE: LandChoice = { as: 'glb', side: 3, detail: 512, isWaterShown: true }

export function detailsOf({ as }: Pick<LandChoice, 'as'>): readonly number[] {
  return DETAILS[as]
}

/** In learned metres. */
export function sideMetres({ side }: Pick<LandChoice, 'side'>): number {
  return SIDE_CELLS * cellMetres(levelOfSide(side))
}

/** The most land that is no wider than a picture, in learned metres. */
export function sideWithin(metres: number): number {
  return SIDES.findLast((side) => sideMetres({ side }) <= metres) ?? 0
}

/** A choice with something of it changed, and the rest as near to it as can be had. */
export function changeChoice(choice: LandChoice, change: Partial<LandChoice>): LandChoice {
  const next = { ...choice, ...change }
  const details = detailsOf(next)
  const detail = details.findLast((count) => count <= next.detail) ?? (details[0] as number)
  return { ...next, detail, side: Math.min(SIDES.length - 1, Math.max(0, Math.round(next.side))) }
}

/** The cells of land around a place in learned metres. */
export function cellsAround(choice: LandChoice, place: { readonly east: number; readonly south: number }) {
  const level = levelOfSide(choice.side) + Math.log2(choice.detail / SIDE_CELLS)
  const cell = cellMetres(level)
  const first = (metres: number) => Math.round(metres / cell - choice.detail / 2)
  return { level, x: first(place.east), y: first(place.south), columns: choice.detail, rows: choice.detail }
}

/** About how large the file will be. */
export function bytesOf({ as, detail }: Pick<LandChoice, 'as' | 'detail'>): number {
  return as === 'glb' ? 32 * detail * detail + 24 * (detail - 1) * (detail - 1) + 1400 : MAP_BYTES_PER_HEIGHT * detail * detail
}

/** Measured over land of all kinds: deflated differences of 16 bits. */
const MAP_BYTES_PER_HEIGHT = 1.5

function levelOfSide(side: number): number {
  return SIDE_LEVELS[side] ?? SIDE_LEVELS[0]
}
