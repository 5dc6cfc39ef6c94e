import type { Opening } from '../../src/library'
import { openArchive, openBytes, openLink } from '../../src/library/doors/allDoors'
import { decodeLife, encodeWorld, FormatError, parseClock } from '../../src/world'
import { attackArchive, attackFile, attackLink, attackPicture } from './attacks'
import { createRandom } from './random'
import { makeSamples } from './samples'

export const DOORS = ['link', 'file', 'picture', 'archive'] as const

export type Door = (typeof DOORS)[number]

/** Nothing that anybody sends may hold the page for longer. */
export const LONGEST_MILLISECONDS = 1000

/** What came of throwing things at the doors. */
export interface FuzzReport {
  readonly opened: Record<Door, number>
  readonly refused: Record<Door, number>
  /** Refusals by their sentence. */
  readonly reasons: Map<string, number>
  /** What was thrown that is no refusal, and worlds that were opened and should not have been: run number, door, and what. */
  readonly crashes: string[]
  readonly slow: string[]
  slowest: { readonly milliseconds: number; readonly run: string }
}

/** Throws so many changed links, files and pictures at the doors: the same for the same seed. */
export function fuzzDoors(seed: number, runs: number, onProgress: (done: number) => void = () => undefined): FuzzReport {
  const samples = makeSamples(createRandom(seed))
  const report: FuzzReport = {
    opened: { link: 0, file: 0, picture: 0, archive: 0 },
    refused: { link: 0, file: 0, picture: 0, archive: 0 },
    ...{ reasons: new Map(), crashes: [], slow: [], slowest: { milliseconds: 0, run: '' } },
  }
  const before = Object.getOwnPropertyNames(Object.prototype).length
  for (let run = 0; run < runs; run++) {
    const door = DOORS[run % DOORS.length] as Door
    const { open } = prepare(door, samples, seed + 7919 * (run + 1))
    const { opening, milliseconds, error } = time(open)
    if (milliseconds > report.slowest.milliseconds) report.slowest = { milliseconds, run: `${run} (${door})` }
    if (milliseconds > LONGEST_MILLISECONDS) report.slow.push(`${run} (${door}): ${milliseconds.toFixed(0)} ms`)
    const fault = error ?? faultOf(opening)
    if (fault) report.crashes.push(`${run} (${door}): ${fault}`)
    else report[opening?.status ?? 'refused'][door]++
    if (opening?.status === 'refused') report.reasons.set(opening.reason, 1 + (report.reasons.get(opening.reason) ?? 0))
    if (run % 1000 === 999) onProgress(run + 1)
  }
  if (Object.getOwnPropertyNames(Object.prototype).length !== before) report.crashes.push('the prototype of all objects was changed')
  return report
}

/** What run `seed` throws at a door. The same sample is never changed for good. */
function prepare(door: Door, samples: ReturnType<typeof makeSamples>, seed: number): { open: () => Opening | undefined } {
  const random = createRandom(seed)
  // Large worlds are slow to change: they come up more rarely.
  const pick = <T>(list: readonly T[]): T => list[Math.min(random.below(list.length), random.below(list.length + 2))] as T
  switch (door) {
    case 'link': {
      const link = attackLink(pick(samples.links), random, pick(samples.links))
      return { open: () => openLink(link) }
    }
    case 'file': {
      const file = attackFile(pick(samples.files), random, pick(samples.files))
      return { open: () => openBytes(file, 'a.terrella') }
    }
    case 'picture': {
      const picture = attackPicture(pick(samples.pictures), random, pick(samples.pictures))
      return { open: () => openBytes(picture, 'a.png') }
    }
    case 'archive': {
      const archive = attackArchive(pick(samples.archives), random, pick(samples.files))
      return { open: () => openAll(archive) }
    }
    default:
      throw new Error(`No such door: ${door satisfies never}`)
  }
}

/** All of an archive: its first refusal, or else its last world. */
function openAll(archive: Uint8Array): Opening {
  const openings = [...(openArchive(archive) ?? [])].map(
    (world): Opening => (world.status === 'opened' ? { ...world.filed, status: 'opened' } : world),
  )
  const refused = openings.find(({ status }) => status === 'refused')
  const faulty = openings.find((opening) => faultOf(opening) !== undefined)
  return faulty ?? refused ?? openings.at(-1) ?? openBytes(archive, 'a.zip')
}

/** Opens once, and when that was slow twice more: what is slow for the machine's sake is not slow three times. */
function time(open: () => Opening | undefined) {
  let milliseconds = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3 && milliseconds > LONGEST_MILLISECONDS; attempt++) {
    const start = performance.now()
    try {
      const opening = open()
      milliseconds = Math.min(milliseconds, performance.now() - start)
      if (milliseconds <= LONGEST_MILLISECONDS || attempt === 2) return { opening, milliseconds, error: undefined }
    } catch (error) {
      return {
        opening: undefined,
        milliseconds: performance.now() - start,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
    }
  }
  throw new Error('No attempt was made.')
}

/** What is wrong with an answer of a door. */
function faultOf(opening: Opening | undefined): string | undefined {
  if (opening?.status === 'refused') return /^(This|\S).{10,300}\.$/u.test(opening.reason) ? undefined : `no sentence: ${opening.reason}`
  if (!opening) return undefined
  const { world, name, camera, clock, life } = opening
  if (name !== undefined && ([...name].length > 80 || /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name))) return `a name: ${name}`
  if (camera && ![...Object.values(camera.eye), camera.yaw, camera.pitch, camera.fieldOfView].every(Number.isFinite))
    return 'a camera at infinity'
  if (clock && !parseClock(clock)) return `a time that is none: ${JSON.stringify(clock)}`
  try {
    encodeWorld(world)
    return life && faultOfLife(life)
  } catch (error) {
    return `a world that cannot be kept: ${error}`
  }
}

/** What grew is a stranger's still: it can be read, or is refused in words. */
function faultOfLife(life: Uint8Array): string | undefined {
  try {
    decodeLife(life)
    return undefined
  } catch (error) {
    return error instanceof FormatError ? undefined : `what grew: ${error}`
  }
}
