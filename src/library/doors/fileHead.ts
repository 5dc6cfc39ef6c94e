import { FormatError, parseClock, type WorldClock } from '../../world'
import { tidyName } from '../keptWorld'
import { type CameraPose, cameraFrom, type SentWorld } from './sentWorld'

/** The format that is written. All formats up to it are read. */
const FILE_FORMAT = 1

/** `world.json` as it is read: docs/terrella-file.schema.json. */
export interface FileHead {
  readonly name?: string
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  readonly seed: number
  readonly models: Readonly<Record<string, string>>
  readonly camera?: CameraPose
  readonly clock?: WorldClock
}

/** What `world.json` says of a world. */
export function writeHead(
  { world, name, camera, clock, created, changed }: SentWorld & Pick<FileHead, 'created' | 'changed'>,
  app: string,
): object {
  return {
    format: FILE_FORMAT,
    app,
    name: tidyName(name ?? '') ?? '',
    created: new Date(created).toISOString(),
    changed: new Date(changed).toISOString(),
    seed: world.seed,
    models: world.models,
    ...(camera ? { camera: writeCamera(camera) } : {}),
    ...(clock && { clock: writeClock(clock) }),
  }
}

/** @throws FormatError saying what is wrong */
export function parseHead(text: string): FileHead {
  const head = parseObject(text)
  if (typeof head.format === 'number' && head.format > FILE_FORMAT) throw new FormatError('it was made by a newer version of Terrella')
  if (head.format !== FILE_FORMAT) throw new FormatError('what it says of its world cannot be read')
  const { seed, models, name, camera, clock } = head
  if (typeof seed !== 'number' || !isHashes(models) || (name !== undefined && typeof name !== 'string'))
    throw new FormatError('what it says of its world cannot be read')
  return {
    ...{ seed, models: models },
    ...{ name: tidyName(name ?? ''), created: parseTime(head.created), changed: parseTime(head.changed) },
    camera: camera === undefined ? undefined : parseCamera(camera),
    // A time that makes no sense is none: the world is as good without.
    clock: parseClock(clock),
  }
}

/** A world's time as plain JSON. */
function writeClock({ season, dayOfYear, hour, pace, goesOn }: WorldClock): object {
  return { season, dayOfYear, hour, pace, goesOn }
}

/** A camera as plain JSON. */
export function writeCamera({ eye, yaw, pitch, fieldOfView }: CameraPose): object {
  return { ...eye, yaw, pitch, fieldOfView }
}

/** @throws FormatError when it is none */
export function parseCamera(value: unknown): CameraPose {
  const { east, south, elevation, yaw, pitch, fieldOfView } = isRecord(value) ? value : {}
  return cameraFrom({ east, south, elevation, yaw, pitch, fieldOfView })
}

/** Reads an object from JSON that a stranger wrote: of its own properties alone. @throws FormatError when it is none */
export function parseObject(text: string): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new FormatError('what it says of its world cannot be read', { cause })
  }
  if (!isRecord(json)) throw new FormatError('what it says of its world cannot be read')
  return Object.assign(Object.create(null), json)
}

/** Years that a world can be of. */
const EARLIEST = Date.UTC(2000, 0)
const LATEST = Date.UTC(3000, 0)

function parseTime(value: unknown): number {
  const time = typeof value === 'string' && value.length < 40 ? Date.parse(value) : Number.NaN
  if (!(time >= EARLIEST && time <= LATEST)) throw new FormatError('it has no date that can be read')
  return time
}

function isHashes(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((hash) => typeof hash === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
