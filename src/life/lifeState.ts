/** Cells beyond a chunk that bear on a season within it. */
export const LIFE_MARGIN = 16

/**
 * What a cell of land is, a byte each: shares of the ground that five groups of plants cover (the order of `land`'s CoverGroup), age of the woods (255 · √(years / 250)),
 * soil water as a share of what the soil holds, litter, ash (fresh after a fire), and snow (255 · √(mm of water / 600)).
 */
export const LifeChannel = {
  conifer: 0,
  broadleaf: 1,
  pioneer: 2,
  shrub: 3,
  grass: 4,
  age: 5,
  water: 6,
  litter: 7,
  ash: 8,
  snow: 9,
} as const
export const LIFE_CHANNELS = 10

/** The ten channels of a rectangle of cells, one plane after another, each row-major from the north-west. */
export interface LifeState {
  readonly columns: number
  readonly rows: number
  readonly bytes: Uint8Array
}

const OLDEST_YEARS = 250

/** Age in years as its byte. */
export function ageByte(years: number): number {
  return Math.round(255 * Math.sqrt(Math.min(1, years / OLDEST_YEARS)))
}
