import { type Hollow, holdWater, hollowNear, type Lake, lakeIn, type WaterHold } from './land'
import type { StandingWater } from './scene'
import type { LandStream } from './streaming'
import type { Touch } from './studio'
import { type HandEvent, type InterfaceStore, type PicturePoint, PourLevel, tellOfWater, type WaterOffer } from './ui'
import { brushOf, type Cell, cellMetres, type Edit, type Fill, type LoggedEdit, nearestBrush, pour, pourCell, pourElevation } from './world'

/** Far below all ground: water poured to it empties. */
const NOWHERE_METRES = -20_000

/** What was told stays until the hand has gone so far in the picture. */
const TOLD_REACH = 0.08

const NO_WATER = { depth: 0, isFull: false, isOver: false, isLake: false, offer: undefined }

export interface PouringCrew {
  readonly store: InterfaceStore
  readonly land: () => LandStream | undefined
  readonly touch: (at: PicturePoint) => Touch | undefined
  readonly edits: () => readonly LoggedEdit[]
  readonly append: (edits: readonly Edit[]) => void
  /** Something is to be drawn. */
  readonly wake: () => void
}

interface Press {
  readonly from: PicturePoint
  readonly place: Touch
  /** Of the brush, or of that which poured the lake that was pressed on. */
  size: number
  /** Surface of the lake that was pressed on. */
  readonly standing: number | undefined
  readonly begun: number
  at: PicturePoint
  pressure: number
  level: PourLevel | undefined
  hollow: Hollow | undefined
  /** The lake as it was. */
  before: Lake | undefined
  edit: Fill | undefined
}

/** The water tool: finds the hollow under the hand, lets water rise and fall in it as the hand drags, and shows it at once. */
export class Pouring {
  readonly #crew: PouringCrew
  #press: Press | undefined
  /** The last press, whose hollow may be found after the hand has gone. */
  #asked: Press | undefined
  #pool: StandingWater | undefined
  #hold: WaterHold | undefined
  /** Whether the words of a press without a hollow are still to be read. */
  #isOffering = false
  /** Where a press was told what it would have done. */
  #toldAt: PicturePoint | undefined

  constructor(crew: PouringCrew) {
    this.#crew = crew
  }

  /** Water that the land does not have yet. */
  get pool(): StandingWater | undefined {
    return this.#pool
  }

  /** Where the hand has pressed. */
  get pressedAt(): PicturePoint | undefined {
    return this.#press?.from
  }

  /** What the hand did. @returns whether it is this tool's */
  follow({ kind, at, pressure, time }: HandEvent): void {
    const press = this.#press
    if (kind === 'down') this.#begin(at, pressure, time)
    else if (!press) return
    else if (kind === 'move') {
      press.at = at
      press.pressure = pressure
      press.level?.drag(at.y)
      this.#show(press)
    } else if (kind === 'up') this.#finish(press, time)
    else this.drop()
  }

  /** Water rises by itself where the hand stays. @param over where the hand is over the ground without pressing */
  frame(seconds: number, over: PicturePoint | undefined): void {
    const press = this.#press
    if (press?.level?.stay(seconds * press.pressure * this.#crew.store.getState().hand.strength)) this.#show(press)
    if (!press && over) this.#tellOfLake(over)
  }

  /** The land has the water. */
  settle(): void {
    if (!this.#press) this.#pool = undefined
  }

  /** Another tool is in the hand. */
  layDown(): void {
    if (this.#press || this.#isOffering || this.#crew.store.getState().water) this.drop()
  }

  /** Lets go of everything: another world, another tool. */
  drop(): void {
    this.#press = this.#asked = undefined
    this.#pool = undefined
    this.#hold = undefined
    this.#isOffering = false
    this.#toldAt = undefined
    tellOfWater(this.#crew.store, undefined)
  }

  /** Makes the hollow that was offered, and fills it. */
  accept(): void {
    const hold = this.#hold
    this.drop()
    if (!hold) return
    const { sink, basin } = hold.hollow
    this.#crew.append([hold.edit, pour({ ...middleOf(sink), elevation: basin.spill }, hold.edit.size)])
  }

  #begin(at: PicturePoint, pressure: number, time: number): void {
    this.drop()
    const place = this.#crew.touch(at)
    const ground = place && this.#crew.land()?.ground(place.east, place.south)
    if (!ground) return
    const size = nearestBrush(this.#crew.store.getState().hand.share * place.heightMetres)
    const unknown = { level: undefined, hollow: undefined, before: undefined, edit: undefined }
    const press: Press = { from: at, at, place, size, pressure, standing: ground.water, begun: time, ...unknown }
    this.#press = this.#asked = press
    if (ground.elevation <= 0) this.#runOff(press, 'sea')
    else void this.#find(press)
  }

  /** Looks for the hollow under the hand: where a lake stands, with the brush that made it. */
  async #find(press: Press): Promise<void> {
    const { place, standing } = press
    const sizes = standing === undefined ? [press.size] : [...this.#sizesOfLakes(), press.size]
    for (const size of sizes) {
      const asked = pour(place, size)
      const ground = await this.#crew.land()?.groundFor(asked)
      if (!ground || this.#asked !== press) return
      const { level, radiusCells } = brushOf(size)
      const hollow = hollowNear(ground, pourCell(asked), standing === undefined ? radiusCells : 0)
      // A lake of another brush is none for this one.
      if (hollow && (standing === undefined || hollow.basin.spill > standing - cellMetres(level) * 0.1)) {
        press.size = size
        this.#fill(press, hollow)
        return
      }
      if (size !== sizes.at(-1)) continue
      this.#hold = holdWater(ground, pourCell(asked), size)
      this.#runOff(press, this.#hold?.kind ?? 'nothing')
    }
  }

  #fill(press: Press, hollow: Hollow): void {
    const { bed, spill } = hollow.basin
    press.hollow = hollow
    press.before = press.standing === undefined ? undefined : lakeIn(hollow.basin, press.standing)
    press.level = new PourLevel({ bed, spill, from: press.before?.elevation ?? bed, y: press.from.y })
    press.level.drag(press.at.y)
    if (this.#press === press) this.#show(press)
    else this.#askToDrag(press)
    this.#crew.wake()
  }

  /** The water stands where the hand has it. */
  #show(press: Press): void {
    const { level, hollow, size } = press
    if (!level || !hollow) return
    const edit = pour({ ...middleOf(hollow.sink), elevation: level.isEmpty ? NOWHERE_METRES : level.elevation }, size)
    if (press.edit?.points[0]?.[2] !== edit.points[0]?.[2]) {
      press.edit = edit
      this.#pool = poolOf(lakeIn(hollow.basin, pourElevation(edit)), press.before)
    }
    const isLake = press.before !== undefined
    const { depth, isFull, isOver } = level
    tellOfWater(this.#crew.store, { at: press.at, depth, isFull, isOver, isLake, offer: undefined })
  }

  #finish(press: Press, time: number): void {
    this.#press = undefined
    const { level, edit, before } = press
    if (!level || !edit) return
    const isChanged = level.isEmpty ? before !== undefined : level.elevation !== (before?.elevation ?? level.bed)
    if (isChanged && !level.isTap(time - press.begun)) {
      tellOfWater(this.#crew.store, undefined)
      this.#crew.append([edit])
      return
    }
    this.#pool = undefined
    this.#askToDrag(press)
  }

  /** A touch alone does nothing: it is told what would. */
  #askToDrag({ from, before, hollow }: Press): void {
    this.#toldAt = from
    const depth = before && hollow ? before.elevation - hollow.basin.bed : 0
    tellOfWater(this.#crew.store, { at: from, ...NO_WATER, depth, isLake: before !== undefined })
  }

  #runOff({ at }: Press, offer: WaterOffer): void {
    this.#press = undefined
    this.#isOffering = true
    tellOfWater(this.#crew.store, { at, ...NO_WATER, offer })
    this.#crew.wake()
  }

  /** Says over a lake how deep it is, and how it is emptied. */
  #tellOfLake(over: PicturePoint): void {
    const told = this.#toldAt
    if (this.#isOffering || (told && Math.max(Math.abs(over.x - told.x), Math.abs(over.y - told.y)) < TOLD_REACH)) return
    this.#toldAt = undefined
    const place = this.#crew.touch(over)
    const sample = place && this.#crew.land()?.ground(place.east, place.south)
    const depth = sample?.water === undefined ? undefined : sample.water - sample.elevation
    tellOfWater(this.#crew.store, depth === undefined ? undefined : { at: over, ...NO_WATER, depth, isLake: true })
  }

  /** Sizes of brushes that have poured water, the latest first. */
  #sizesOfLakes(): number[] {
    const sizes = this.#crew.edits().flatMap(({ edit }) => (edit.kind === 'water' ? [edit.size] : []))
    return [...new Set(sizes.reverse())]
  }
}

function middleOf({ level, x, y }: Cell): { readonly east: number; readonly south: number } {
  return { east: (x + 0.5) * cellMetres(level), south: (y + 0.5) * cellMetres(level) }
}

/** A lake as it is to be seen where another may have been: where that one was, this one rules. */
function poolOf(lake: Lake | undefined, before: Lake | undefined): StandingWater | undefined {
  const around = before && (!lake || before.surface.length > lake.surface.length) ? before : lake
  if (!around) return undefined
  const { level, x, y, columns, rows } = around
  const surface = new Float32Array(columns * rows)
  const isRuled = new Uint8Array(columns * rows)
  for (let at = 0; at < surface.length; at++) {
    const column = x + (at % columns)
    const row = y + Math.floor(at / columns)
    surface[at] = surfaceAt(lake, column, row) ?? (around.ground[at] ?? 0) - cellMetres(level)
    isRuled[at] = before && surfaceAt(before, column, row) === before.elevation ? 1 : 0
  }
  return { rect: { level, x, y, columns, rows }, surface, isRuled }
}

function surfaceAt(lake: Lake | undefined, column: number, row: number): number | undefined {
  if (!lake) return undefined
  const [dx, dy] = [column - lake.x, row - lake.y]
  return dx < 0 || dy < 0 || dx >= lake.columns || dy >= lake.rows ? undefined : lake.surface[dy * lake.columns + dx]
}
