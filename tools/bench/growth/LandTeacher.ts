import { burnLand } from './burnLand'
import { type GroundPlanes, type LandGround, layOutGround } from './layOutGround'
import { createSeedScratch, type SeedScratch, seedRain } from './seedRain'
import {
  DEEPEST_SNOW,
  FALL,
  GROWTH,
  MELT,
  OLDEST_YEARS,
  OVERTOP,
  QUENCHED,
  RUN_ON,
  SEASON_DAYS,
  SEED_FLOOR,
  SPROUT,
  smooth,
  THIRST,
  TURNOVER,
  YEAR_DAYS,
} from './teacherRates'

/** Ten planes of the physical state: five covers, age in years, water as a share of capacity, litter, ash, snow in mm. */
export type LandState = readonly Float32Array[]

export interface LandSeason {
  /** 0 winter … 3 autumn. */
  readonly season: number
  readonly warmer: number
  readonly wetter: number
  readonly windEast: number
  readonly windSouth: number
  /** Each day's departure from the usual, °C, the season's own among it; and its share of the season's rain. */
  readonly departures: Float32Array
  readonly shares: Float32Array
  readonly burnt: Uint8Array
}

/**
 * The teacher of the growth model in TypeScript, to compare speeds with: the equations of training/growth/teacher.py by the day, written for speed. One pass a day over typed arrays; what
 * does not change in a season is reckoned once; where it is too cold to grow, nothing is reckoned that growth alone needs.
 */
export class LandTeacher {
  readonly #ground: LandGround
  readonly #land: GroundPlanes
  readonly #vigour: Float32Array
  readonly #vigourShrub: Float32Array
  readonly #vigourGrass: Float32Array
  readonly #freeze: Float32Array
  readonly #inflow: [Float32Array, Float32Array]
  readonly #seeds: readonly Float32Array[]
  readonly #seedScratch: SeedScratch

  constructor(ground: LandGround) {
    const { columns, rows } = ground
    const count = columns * rows
    const plane = () => new Float32Array(count)
    this.#ground = ground
    this.#land = layOutGround(ground)
    this.#vigour = plane()
    this.#vigourShrub = plane()
    this.#vigourGrass = plane()
    this.#freeze = plane()
    this.#inflow = [new Float32Array(count + 1), new Float32Array(count + 1)]
    this.#seeds = Array.from({ length: 5 }, plane)
    this.#seedScratch = createSeedScratch(ground)
  }

  /** Lives through a season; changes `state`. */
  live(state: LandState, season: LandSeason): void {
    burnLand(state, season.burnt)
    this.#prepare(state, season)
    const [conifer, broadleaf, pioneer, shrub, grass, age, water, litter, ash, snow] = state as LandState & { length: 10 }
    if (!conifer || !broadleaf || !pioneer || !shrub || !grass || !age || !water || !litter || !ash || !snow)
      throw new RangeError('Expected ten planes of state.')
    const count = conifer.length
    const { capacity } = this.#land
    for (let i = 0; i < count; i++) water[i] = at(water, i) * at(capacity, i)
    const planes = { conifer, broadleaf, pioneer, shrub, grass, age, water, litter, ash, snow }
    for (let day = 0; day < SEASON_DAYS; day++) this.#liveDay(planes, season, day)
    const left = this.#inflow[SEASON_DAYS % 2] as Float32Array
    const { barren } = this.#ground
    for (let i = 0; i < count; i++) {
      water[i] = Math.min(at(water, i) + at(left, i), at(capacity, i)) / at(capacity, i)
      age[i] = Math.min(at(age, i), OLDEST_YEARS) * smooth(0, 0.02, at(conifer, i) + at(broadleaf, i) + at(pioneer, i))
      for (let channel = 0; channel < 5; channel++) {
        const cover = state[channel] as Float32Array
        cover[i] = Math.min(1, Math.max(0, at(cover, i)))
      }
      if (at(barren, i) === 1) for (const channel of [0, 1, 2, 3, 4, 5, 7, 8]) (state[channel] as Float32Array)[i] = 0
      for (const plane of state) if (at(plane, i) < 1e-7) plane[i] = 0
    }
  }

  /** What holds for the whole season: seed, and how much warmth of the year lets grow. */
  #prepare(state: LandState, { warmer, windEast, windSouth }: LandSeason): void {
    const { annual, swing, sunward, site } = this.#ground
    const shift = (metresPerSecond: number) => Math.max(-4, Math.min(4, roundToEven(metresPerSecond / 2)))
    for (let group = 0; group < 5; group++) {
      const isTree = group < 3
      const kernel = { east: isTree ? shift(windEast) : 0, south: isTree ? shift(windSouth) : 0, floor: SEED_FLOOR[group] ?? 0 }
      seedRain(state[group] as Float32Array, this.#ground, kernel, this.#seedScratch, this.#seeds[group] as Float32Array)
    }
    for (let i = 0; i < annual.length; i++) {
      const warmest = at(annual, i) + swing + 1.3 * at(sunward, i) + warmer
      const fertile = 1 + 0.25 * at(site, i)
      this.#vigour[i] = fertile * smooth(9.3, 11.4, warmest)
      this.#vigourShrub[i] = fertile * smooth(6.5, 9.5, warmest)
      this.#vigourGrass[i] = fertile * smooth(5, 8.5, warmest)
      this.#freeze[i] = 0.0006 * (1 - smooth(8.4, 10.4, warmest)) + 1e-9
    }
    for (const plane of this.#inflow) plane.fill(0)
  }

  #liveDay(planes: Planes, season: LandSeason, day: number): void {
    const { conifer, broadleaf, pioneer, shrub, grass, age, water, litter, ash, snow } = planes
    const { rain, sunward, swing } = this.#ground
    const { capacity, hold, holdGrass, along, shareAcross, shareDown, across, down, decay, air } = this.#land
    const [vigour, vigourShrub, vigourGrass, freeze] = [this.#vigour, this.#vigourShrub, this.#vigourGrass, this.#freeze]
    const [seedC, seedB, seedP, seedS, seedG] = this.#seeds as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array]
    const inflow = this.#inflow[day % 2] as Float32Array
    const next = this.#inflow[(day + 1) % 2] as Float32Array
    next.fill(0)
    const phase = (2 * Math.PI * (season.season * SEASON_DAYS + day + 0.5 - SEASON_DAYS / 2)) / YEAR_DAYS
    const departure = at(season.departures, day) - swing * Math.cos(phase)
    const squared = Math.max(0, swing - 1) / 0.0044
    const radiation = Math.max(0.2, 14.7 - 0.0021 * squared - 0.14 * Math.sqrt(squared) * Math.cos(phase + 0.4))
    const share = (at(season.shares, day) * season.wetter) / 4
    const fall = (FALL[season.season] ?? 0) / YEAR_DAYS
    const rotting = 2 ** (departure * 0.1)
    const count = conifer.length
    for (let i = 0; i < count; i++) {
      const heat = at(air, i) + departure
      const sunny = at(sunward, i)
      const room = at(capacity, i)
      const inverse = 1 / room
      const fallen = at(rain, i) * share
      let lying = at(snow, i)
      let rainfall = fallen
      if (heat < 2) {
        const solid = heat < 0 ? fallen : fallen * (1 - heat * 0.5)
        lying += solid
        rainfall -= solid
      }
      if (lying > 0) {
        if (heat > 0) {
          const melt = Math.min(lying, heat * MELT * (1 + 0.3 * sunny))
          lying -= melt
          rainfall += melt
        }
        snow[i] = Math.min(lying, DEEPEST_SNOW)
      }
      let soil = at(water, i)
      let full = soil * inverse
      const liquid = rainfall + at(inflow, i)
      let runs = liquid * full * full
      soil += liquid - runs
      if (soil > room) {
        runs += soil - room
        soil = room
      }
      let con = at(conifer, i)
      let bro = at(broadleaf, i)
      let pio = at(pioneer, i)
      let shr = at(shrub, i)
      let gra = at(grass, i)
      const woods = con + bro + pio
      if (heat > -5) {
        const leaf = Math.min(1, woods + 0.7 * shr + 0.6 * gra)
        const demand = (heat + 5) * 0.01 * (1 + 0.35 * sunny) * radiation * (lying > 10 ? 0.1 : 1)
        soil -= Math.min(soil, demand * Math.min(1, full * (1 / 0.6)) * (0.3 + 0.7 * leaf))
      }
      const drain = Math.min(soil, room * 0.03 * full * full * full)
      soil -= drain
      water[i] = soil
      const send = drain * at(along, i) + RUN_ON * runs
      if (send > 0) {
        const x = across[i] as number
        const y = down[i] as number
        next[x] = at(next, x) + send * at(shareAcross, i)
        next[y] = at(next, y) + send * at(shareDown, i)
      }
      full = soil * inverse
      let fresh = 0
      const dry = full < 0.16 ? (0.16 - full) * (1 / 0.16) : 0
      const die = at(freeze, i) + 0.0035 * dry
      const years = at(age, i)
      const deadC = con * (TURNOVER[0] + die)
      const deadB = bro * (TURNOVER[1] + die + (heat < -24 ? 0.004 * Math.min(1, -24 - heat) : 0))
      const deadP = pio * (TURNOVER[2] + die + (years > 50 ? 1e-4 * smooth(50, 90, years) : 0))
      let mild = 0
      let rateS = 0
      let rateG = 0
      const fuel = at(litter, i)
      const burnt = at(ash, i)
      if (heat > 2) {
        mild = clamp01(heat * 0.1 - 0.4)
        const cool = clamp01((heat - 2) * (1 / 9)) * clamp01(2.1 - heat * 0.07)
        const balmy = clamp01((heat - 7) * (1 / 9))
        const vigorous = at(vigour, i)
        const rateC = GROWTH[0] * vigorous * cool * clamp01((full - THIRST[0]) * QUENCHED[0])
        const rateB = GROWTH[1] * vigorous * balmy * clamp01((full - THIRST[1]) * QUENCHED[1])
        const rateP = GROWTH[2] * vigorous * mild * clamp01((full - THIRST[2]) * QUENCHED[2])
        rateS = GROWTH[3] * at(vigourShrub, i) * mild * clamp01((full - THIRST[3]) * QUENCHED[3])
        rateG = GROWTH[4] * at(vigourGrass, i) * mild * clamp01((full - THIRST[4]) * QUENCHED[4])
        const open = Math.max(0, at(hold, i) - woods)
        const shade = open + 0.3 * pio
        const bare = 1 - 0.5 * gra
        const takeC = OVERTOP * rateC * con * pio
        const takeB = OVERTOP * rateB * bro * pio
        const rival = OVERTOP * (rateB - rateC) * con * bro
        const newC = rateC * (SPROUT[0] / GROWTH[0]) * at(seedC, i) * shade * bare
        const newB = rateB * (SPROUT[1] / GROWTH[1]) * at(seedB, i) * shade * bare
        const newP = rateP * (SPROUT[2] / GROWTH[2]) * at(seedP, i) * open * (bare * (1 - 0.5 * fuel) + burnt)
        con += rateC * con * open + takeC - rival + newC
        bro += rateB * bro * open + takeB + rival + newB
        pio += rateP * pio * open - takeC - takeB + newP
        fresh = newC + newB + newP
      }
      con -= deadC
      bro -= deadB
      pio -= deadP
      let light = at(hold, i) - shr - 0.85 * woods
      shr += rateS * (shr * light + (SPROUT[3] / GROWTH[3]) * at(seedS, i) * Math.max(0, light)) - shr * (TURNOVER[3] + 0.0006 * dry)
      light = at(holdGrass, i) - gra - 0.55 * woods - 0.35 * shr
      gra += rateG * (gra * light + (SPROUT[4] / GROWTH[4]) * at(seedG, i) * Math.max(0, light)) - gra * (TURNOVER[4] * mild + 0.006 * dry)
      conifer[i] = con
      broadleaf[i] = bro
      pioneer[i] = pio
      shrub[i] = shr
      grass[i] = gra
      age[i] = (years + 1 / YEAR_DAYS) * (1 - fresh / (woods + fresh + 1e-3))
      const rot = at(decay, i) * rotting * (0.2 + 0.8 * full)
      litter[i] = Math.min(1, fuel * (1 - rot) + fall * (0.2 * woods + 0.15 * shr + 0.15 * gra) + 0.4 * (deadC + deadB + deadP))
      if (burnt > 0) ash[i] = burnt * (1 - 0.0012 - 0.00005 * Math.min(20, fallen))
    }
  }
}

interface Planes {
  readonly conifer: Float32Array
  readonly broadleaf: Float32Array
  readonly pioneer: Float32Array
  readonly shrub: Float32Array
  readonly grass: Float32Array
  readonly age: Float32Array
  readonly water: Float32Array
  readonly litter: Float32Array
  readonly ash: Float32Array
  readonly snow: Float32Array
}

function at(plane: Float32Array, i: number): number {
  return plane[i] as number
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Halves go to the even number, as Python rounds. */
function roundToEven(value: number): number {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2 === 0 ? 0 : 1) : Math.round(value)
}
