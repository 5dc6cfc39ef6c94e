import { HashField, hashCell, LIFE_LEVEL, mix } from '../world'
import type { LifeRect } from './dither'
import { exponential } from './exponential'
import type { LifeGround } from './lifeGround'
import { LifeChannel, type LifeState } from './lifeState'
import type { SeasonWeather } from './seasonWeather'

// One rule for the model's teacher (training/growth/fire.py) and for the page, to the bit.

/** A tick is twenty minutes. After so many, ten days, rain or people end it. */
const FIRE_TICKS = 720
/** Ticks for which a cell can light its neighbours. */
const BURNS = 3
const BASE = 0.3
const HIGHEST_CHANCE = 0.95
/** Soil water, as a share of what the soil holds, above which nothing burns in a usual winter, spring, summer, autumn: what is dry in summer is still moist at its start. */
const EXTINCTION = [0.5, 0.7, 0.9, 0.75]
/** What burns: groups after the fuel models of H. E. Anderson 1982 (USDA INT-122), and litter. */
const FUEL: readonly [channel: number, weight: number][] = [
  [LifeChannel.litter, 0.5],
  [LifeChannel.conifer, 0.55],
  [LifeChannel.broadleaf, 0.15],
  [LifeChannel.pioneer, 0.25],
  [LifeChannel.shrub, 0.55],
  [LifeChannel.grass, 0.45],
]
const SNOWY = 20

/** Neighbours from north, clockwise. */
const STEPS = [
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const

/** Where and when a fire burns. */
export interface FireSetting {
  readonly seed: number
  readonly rect: LifeRect
  readonly state: LifeState
  readonly ground: LifeGround
  readonly weather: SeasonWeather
  /** Seasons since the world began. */
  readonly season: number
}

/**
 * A fire that runs over a rectangle of land, tick by tick. Burning cells try their eight neighbours against a hash; the chance grows with fuel, dryness, wind and slope (wind and
 * slope: Alexandridis et al. 2008, Appl. Math. Comput. 204; dryness after Rothermel 1972, USDA INT-115).
 */
export class Fire {
  /** The tick at which each cell was lit; −1 where it was not. */
  readonly lit: Int16Array
  readonly #setting: FireSetting
  readonly #ready: Float64Array
  readonly #winds: readonly number[]
  #fronts: readonly (readonly number[])[]
  #tick = 0

  /** @param starts cells of the rectangle that are lit; those that cannot burn are not */
  constructor(setting: FireSetting, starts: readonly { readonly column: number; readonly row: number }[]) {
    this.#setting = setting
    this.#ready = readiness(setting)
    const { columns, rows } = setting.rect
    this.lit = new Int16Array(columns * rows).fill(-1)
    const { windEast, windSouth } = setting.weather
    const speed = Math.sqrt(windEast * windEast + windSouth * windSouth)
    this.#winds = STEPS.map(([dx, dy]) => {
      const along = (windEast * dx + windSouth * dy) / Math.sqrt(dx * dx + dy * dy)
      return exponential(0.1 * speed + 0.131 * (along - speed))
    })
    const front = starts.map(({ column, row }) => row * columns + column).filter((cell) => (this.#ready[cell] ?? 0) > 0)
    for (const cell of front) this.lit[cell] = 0
    this.#fronts = [[...new Set(front)]]
  }

  /** Ticks that have passed. */
  get tick(): number {
    return this.#tick
  }

  get isOut(): boolean {
    return this.#tick >= FIRE_TICKS - 1 || this.#fronts.every((front) => front.length === 0)
  }

  /** Cells that burn now. */
  get burning(): number[] {
    return this.#fronts.flat()
  }

  /** Goes on for a tick. */
  advance(): void {
    if (this.isOut) return
    const tick = ++this.#tick
    const { seed, rect, ground, season } = this.#setting
    const { columns, rows } = rect
    const key = Math.imul(season, 0x9e3779b1)
    const next: number[] = []
    for (const cell of this.burning) {
      const row = Math.floor(cell / columns)
      const column = cell - row * columns
      for (const [direction, [dx, dy]] of STEPS.entries()) {
        const [x, y] = [column + dx, row + dy]
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue
        const to = y * columns + x
        const ready = this.#ready[to] as number
        if (ready <= 0 || (this.lit[to] as number) >= 0) continue
        const length = Math.sqrt(dx * dx + dy * dy)
        const across = ((ground.slopeEast[to] as number) + (ground.slopeEast[cell] as number)) * dx
        const down = ((ground.slopeSouth[to] as number) + (ground.slopeSouth[cell] as number)) * dy
        const up = Math.min(30, Math.max(-30, (((across + down) * 0.5) / length) * 52))
        const chance = Math.min(HIGHEST_CHANCE, (ready * (this.#winds[direction] as number) * exponential(0.078 * up)) / length)
        const place = hashCell(seed, HashField.fire, LIFE_LEVEL, rect.x + x, rect.y + y)
        const bits = mix(place ^ key ^ Math.imul(tick * 8 + direction + 1, 0x85ebca6b)) >>> 0
        if (bits / 4294967296 >= chance) continue
        this.lit[to] = tick
        next.push(to)
      }
    }
    this.#fronts = [...this.#fronts.slice(1 - BURNS), next]
  }
}

/** Fuel times dryness of each cell: what does not change while a fire runs. */
function readiness({ state, ground, weather }: FireSetting): Float64Array {
  const size = state.columns * state.rows
  const at = (channel: number, cell: number) => (state.bytes[channel * size + cell] as number) / 255
  const extinction = (EXTINCTION[weather.quarter] ?? 0) + 0.3 * (1 - Math.min(1.5, weather.wetter)) + 0.02 * weather.warmer
  return Float64Array.from({ length: size }, (_, cell) => {
    if ((ground.barren[cell] as number) > 0.5 || (state.bytes[LifeChannel.snow * size + cell] as number) > SNOWY) return 0
    const fuel = Math.min(
      1,
      FUEL.reduce((sum, [channel, weight]) => sum + weight * at(channel, cell), 0),
    )
    const dryness = Math.min(1, Math.max(0, (extinction - at(LifeChannel.water, cell)) / 0.5))
    return BASE * fuel * dryness
  })
}
