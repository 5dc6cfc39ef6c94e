import type { Seed, Tile } from '../world'
import type { LifeRect } from './dither'
import type { Growth } from './growth'
import type { LifeGround } from './lifeGround'
import type { LifeState } from './lifeState'
import type { SeasonWeather } from './seasonWeather'

/** The land that life stands on. */
export interface LifeLand {
  /** Ground of a rectangle of cells of LIFE_LEVEL, and what stands there before anybody has seen it. */
  readonly at: (rect: LifeRect) => Promise<{ readonly ground: LifeGround; readonly start: LifeState }>
}

export interface LifeFieldOptions {
  readonly seed: Seed
  readonly growth: Growth
  readonly land: LifeLand
  /** The weather of a season there, seasons since the world began. */
  readonly weather: (season: number, rect: LifeRect) => SeasonWeather
}

/** A chunk as it was left. */
export interface KeptChunk {
  readonly chunk: Tile
  /** LIFE_CHANNELS planes of TILE_CELLS². */
  readonly bytes: Uint8Array
  /** Seasons since the world began. */
  readonly season: number
  /** False where nobody could tell its plants from those of the beginning. */
  readonly isGrown?: boolean
}

/** The awake land at the start of a season. */
export interface LifeMoment {
  readonly rect: LifeRect
  readonly season: number
  readonly state: Uint8Array
  readonly lit: readonly LitCell[]
}

/** A cell that is lit, in its rectangle. */
export type LitCell = { readonly column: number; readonly row: number }
