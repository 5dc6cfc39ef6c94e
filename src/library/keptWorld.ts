import { parseClock, type Seed, type WorldClock } from '../world'

/** Where the eye was: learned metres, and radians clockwise from north and up from level. */
export interface KeptPose {
  readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }
  readonly yaw: number
  readonly pitch: number
}

/** What the shelf knows of a world without reading its log. */
export interface KeptWorld {
  /** Random, so that worlds of two people never meet. */
  readonly id: string
  readonly name: string
  readonly seed: Seed
  /** SHA-256 of each model file that the land hangs on, shortened; see `WorldRecord`. */
  readonly models: Readonly<Record<string, string>>
  /** Milliseconds since 1970, as all times here. */
  readonly created: number
  readonly changed: number
  /** Length of the log. */
  readonly entries: number
  /** Where the eye was when the world was last closed. */
  readonly pose?: KeptPose
  /** Its own time; left out while it has none of its own. */
  readonly clock?: KeptClock
  /** When it was thrown away; it can be brought back for a while. */
  readonly deleted?: number
}

/** A world's time, and when that was, by the clock on the wall. */
export interface KeptClock extends WorldClock {
  readonly at: number
}

/** A world that is not on the shelf yet. */
export type NewWorld = Pick<KeptWorld, 'id' | 'name' | 'seed' | 'models' | 'pose'> & Partial<Pick<KeptWorld, 'created' | 'changed'>>

const LONGEST_NAME = 80
const NAME_OF_MODEL = /^[a-z]{1,16}$/
const HASH_OF_MODEL = /^[0-9a-f]{16}$/
const ID = /^[0-9a-f]{32}$/

/** An id that no other world has. */
export function newWorldId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A name as it can be kept and shown on one line: without controls and marks that turn the direction of writing. It is text, never HTML. Undefined when nothing is left of it. */
export function tidyName(name: string): string | undefined {
  const line = name
    .slice(0, 10 * LONGEST_NAME)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...line].slice(0, LONGEST_NAME).join('').trim() || undefined
}

/** Reads what the database holds of a world, whoever wrote it; undefined when it is not one. Times, place and name have a way out, what makes the land has none. */
export function parseKeptWorld(value: unknown): KeptWorld | undefined {
  if (!isRecord(value)) return undefined
  const { id, name, seed, models, created, changed, entries, pose, clock, deleted } = value
  if (typeof id !== 'string' || !ID.test(id) || !isWhole(seed, 0xffffffff) || !isWhole(entries, 100_000) || !isModels(models))
    return undefined
  const deletedAt = isTime(deleted) ? { deleted } : {}
  const place = parsePose(pose)
  const time = parseKeptClock(clock)
  return {
    id,
    name: (typeof name === 'string' && tidyName(name)) || `World ${seed}`,
    seed,
    models,
    created: isTime(created) ? created : 0,
    changed: isTime(changed) ? changed : 0,
    entries,
    ...(place && { pose: place }),
    ...(time && { clock: time }),
    ...deletedAt,
  }
}

function parseKeptClock(value: unknown): KeptClock | undefined {
  const clock = parseClock(value)
  return clock && isRecord(value) ? { ...clock, at: isTime(value.at) ? value.at : Number.POSITIVE_INFINITY } : undefined
}

function parsePose(value: unknown): KeptPose | undefined {
  if (!isRecord(value) || !isRecord(value.eye)) return undefined
  const { east, south, elevation } = value.eye
  const { yaw, pitch } = value
  if (!isWithin(east, 1e9) || !isWithin(south, 1e9) || !isWithin(elevation, 1e6) || !isWithin(yaw, 1e3) || !isWithin(pitch, 2))
    return undefined
  return { eye: { east, south, elevation }, yaw, pitch }
}

function isModels(value: unknown): value is Record<string, string> {
  if (!isRecord(value)) return false
  const all = Object.entries(value)
  return all.length <= 16 && all.every(([name, hash]) => NAME_OF_MODEL.test(name) && typeof hash === 'string' && HASH_OF_MODEL.test(hash))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most
}

function isTime(value: unknown): value is number {
  return isWhole(value, 8.64e15)
}
