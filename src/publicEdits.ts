import { type LoggedWorldEdit, TerrellaError, type WorldEdit } from './embed'
import { climateDeed, DeedStroke, FIRST_HAND, openStroke, type StrewnKind } from './ui'
import {
  brushOf,
  CHARACTERS,
  type Character,
  cellMetres,
  type Deed,
  EDIT_KINDS,
  type Edit,
  type EditKind,
  type Entry,
  faultOfDeed,
  faultOfEdit,
  HEIGHT_STEPS_PER_CELL,
  isDeed,
  MOST_AMOUNT,
  nearestAmount,
  nearestBrush,
  PLACES_PER_CELL,
  PLANT_GROUPS,
  type PlantGroup,
  pour,
  type StrokePoint,
} from './world'

/** What an edit is made of besides what it says itself. */
export interface EditGround {
  /** Elevation in learned metres; undefined where no land is near. */
  readonly elevationAt: (east: number, south: number) => number | undefined
  /** Seasons since the world began. */
  readonly season: number
  /** How many entries the log has. */
  readonly entries: number
}

const FARTHEST_METRES = 0.9e9
const WIDEST_METRES = 36_000
const MOST_POINTS = 2000

/** Water finds its basin within some of these from where it is poured, if nothing is said. */
const WATER_METRES = 800
const MOST_LOGGED_POINTS = 4096

/** Seconds in which a brush that is held does all that it can. */
const HELD_SECONDS = 1

/** Where a path goes on, dabs of its brush lie on one another: in the middle of the path they come to this many. */
const DABS_ABOVE = 2.125

/** Sixteenths of a doubling. */
const WETTER_STEPS = 16
const WARMER_STEPS = 4

const STREWN: readonly StrewnKind[] = ['plant', 'clear', 'fire', 'rain', 'drought']

/** Entries as a page is told of them: plain data, which is its own. */
export function asLogged(entries: readonly Entry[]): LoggedWorldEdit[] {
  return structuredClone(entries) as unknown as LoggedWorldEdit[]
}

/**
 * The entry of a log that an edit from outside stands for.
 * @throws TerrellaError `invalid-argument`, saying what is wrong with it
 */
export function entryOf(asked: WorldEdit | LoggedWorldEdit, ground: EditGround): Edit | Deed {
  if (typeof asked !== 'object' || asked === null || typeof asked.kind !== 'string') refuse('it has no kind')
  const edit = asked as Readonly<Record<string, unknown>> & { readonly kind: string }
  const entry = 'points' in edit || 'season' in edit ? loggedEntry(edit, ground.season) : madeEntry(edit, ground)
  const fault = isDeed(entry) ? faultOfDeed(entry) : faultOfEdit(entry)
  if (fault) refuse(fault)
  return entry
}

function madeEntry(edit: Readonly<Record<string, unknown>> & { readonly kind: string }, ground: EditGround): Edit | Deed {
  const { kind } = edit
  if (kind === 'climate') {
    const wetter = finite(edit.wetter, 'wetter', 0.25, 4)
    return climateDeed(ground.season, WARMER_STEPS * finite(edit.warmer, 'warmer', -10, 10), WETTER_STEPS * Math.log2(wetter))
  }
  if (kind === 'water') {
    const [east, south] = pointOf(edit.at)
    const radius = edit.radius === undefined ? WATER_METRES : finite(edit.radius, 'radius', 1, WIDEST_METRES)
    return pour({ east, south, elevation: finite(edit.elevation, 'elevation', -15_000, 15_000) }, nearestBrush(radius))
  }
  const radius = finite(edit.radius, 'radius', 1, WIDEST_METRES)
  const path = along(pathOf(edit.path), radius / 2)
  const size = nearestBrush(radius)
  const strength = edit.strength === undefined ? 1 : finite(edit.strength, 'strength', 0, 1)
  const held = path.map(([east, south]) => ({ east, south, elevation: ground.elevationAt(east, south) ?? 0, pressure: 1 }))
  if (kind === 'raise' || kind === 'lower') return raised(kind, size, path, finite(edit.by, 'by', 0, 20_000))
  if (STREWN.includes(kind as StrewnKind)) {
    const group = kind === 'plant' ? oneOf(edit.group, 'group', PLANT_GROUPS) : FIRST_HAND.group
    const stroke = new DeedStroke({ ...FIRST_HAND, strength, group: group as PlantGroup }, kind as StrewnKind, size)
    for (const point of held) stroke.hold(point)
    return stroke.deed(ground.season) ?? refuse('its path is too long')
  }
  const shape = oneOf(kind, 'kind', EDIT_KINDS) as Exclude<EditKind, 'water'>
  const character = shape === 'character' ? (oneOf(edit.character, 'character', CHARACTERS) as Character) : FIRST_HAND.character
  const hand = { ...FIRST_HAND, strength, character, isRougher: edit.rougher !== false }
  const stroke = openStroke(hand, shape, size, ground.entries)
  for (const point of held) stroke.hold(point, HELD_SECONDS)
  return stroke.finish(ground.elevationAt) ?? refuse('its path is too long')
}

function raised(kind: 'raise' | 'lower', size: number, path: readonly (readonly [number, number])[], by: number): Edit {
  const cell = cellMetres(brushOf(size).level)
  const steps = ((by / cell) * HEIGHT_STEPS_PER_CELL) / (path.length > 1 ? DABS_ABOVE : 1)
  const value = nearestAmount(Math.min(MOST_AMOUNT, Math.max(1, steps)))
  const at = (metres: number) => Math.round((metres / cell) * PLACES_PER_CELL)
  return { kind, size, points: path.map(([east, south]): StrokePoint => [at(east), at(south), value]) }
}

/** An entry that another world told of, piece by piece: nothing else that hangs on it comes along. */
function loggedEntry(told: Readonly<Record<string, unknown>> & { readonly kind: string }, season: number): Edit | Deed {
  const { kind } = told
  const points = kind === 'climate' ? [] : loggedPoints(told.points)
  const whole = Object.fromEntries(
    ['size', 'elevation', 'variant', 'by', 'warmer', 'wetter'].flatMap((name) => (name in told ? [[name, wholeOf(told[name], name)]] : [])),
  )
  const words = Object.fromEntries(
    ['character', 'group'].flatMap((name) => (name in told ? [[name, String(told[name]).slice(0, 40)]] : [])),
  )
  const timed = 'season' in told ? { season } : {}
  return { kind, ...whole, ...words, ...timed, ...(kind !== 'climate' && { points }) } as unknown as Edit | Deed
}

function loggedPoints(points: unknown): StrokePoint[] {
  if (!Array.isArray(points) || points.length < 1 || points.length > MOST_LOGGED_POINTS)
    refuse(`it has not 1 to ${MOST_LOGGED_POINTS} points`)
  return (points as unknown[]).map((point) => {
    if (!Array.isArray(point) || point.length !== 3 || !point.every((part) => Number.isSafeInteger(part)))
      refuse('a point is not three whole numbers')
    return [...(point as number[])] as unknown as StrokePoint
  })
}

function wholeOf(value: unknown, name: string): number {
  return Number.isSafeInteger(value) ? (value as number) : refuse(`${name} is no whole number`)
}

function pathOf(path: unknown): (readonly [number, number])[] {
  if (!Array.isArray(path) || path.length < 1 || path.length > MOST_POINTS) refuse(`its path has not 1 to ${MOST_POINTS} points`)
  return (path as unknown[]).map(pointOf)
}

function pointOf(point: unknown): readonly [number, number] {
  if (!Array.isArray(point) || point.length !== 2) refuse('a point is not [east, south]')
  const [east, south] = point as unknown[]
  return [finite(east, 'east', -FARTHEST_METRES, FARTHEST_METRES), finite(south, 'south', -FARTHEST_METRES, FARTHEST_METRES)]
}

/** The same path with no step longer than `step`, as a hand would draw it. */
function along(path: readonly (readonly [number, number])[], step: number): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (const [i, [east, south]] of path.entries()) {
    const [fromEast, fromSouth] = path[i - 1] ?? [east, south]
    const steps = Math.max(1, Math.ceil(Math.hypot(east - fromEast, south - fromSouth) / step))
    if (points.length + steps > MOST_POINTS) refuse('its path is too long for so small a brush')
    for (let s = i === 0 ? steps : 1; s <= steps; s++)
      points.push([fromEast + ((east - fromEast) * s) / steps, fromSouth + ((south - fromSouth) * s) / steps])
  }
  return points
}

function finite(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) refuse(`${name} is not a number from ${least} to ${most}`)
  return value as number
}

function oneOf<Name extends string>(value: unknown, name: string, names: readonly Name[]): Name {
  return names.find((one) => one === value) ?? refuse(`${name} is none of ${names.join(', ')}`)
}

function refuse(why: string): never {
  throw new TerrellaError('invalid-argument', `This edit cannot be done: ${why}.`)
}
