import { encode } from 'fast-png'
import type { CameraPose, SentWorld } from '../../src/library'
import { writeArchives, writeFile, writeLink, writePicture } from '../../src/library/doors/allDoors'
import { EDIT_KINDS, type Edit, EditLog, encodeLife, nearestAmount, type StrokePoint, type WorldRecord } from '../../src/world'
import type { Random } from './random'

/** What people send, before anything happens to it. */
export interface Samples {
  readonly links: readonly string[]
  readonly files: readonly Uint8Array[]
  readonly pictures: readonly Uint8Array[]
  readonly archives: readonly Uint8Array[]
}

const CAMERA: CameraPose = { eye: { east: 1234.5, south: -9e6, elevation: 300 }, yaw: 1, pitch: -0.2, fieldOfView: 0.87 }
const COUNTS = [0, 1, 3, 30, 300, 2000]

/** Worlds of few and of many strokes, through every door. */
export function makeSamples(random: Random): Samples {
  const worlds = COUNTS.map((count) => worldOf(count, random))
  const times = { created: Date.UTC(2026, 0, 1), changed: Date.UTC(2026, 1, 1) }
  const png = encode({ width: 24, height: 16, data: random.bytes(24 * 16 * 3), channels: 3, depth: 8 })
  const grown = [{}, grownIn(random), { clock: grownIn(random).clock }]
  return {
    links: worlds.map(
      (world, i) =>
        writeLink({ world, name: i % 2 === 0 ? 'Ærø' : undefined, camera: i % 3 === 0 ? CAMERA : undefined, ...grown[i % 3] }).fragment,
    ),
    files: worlds.map((world, i) =>
      writeFile({ ...times, world, name: 'Øst', camera: CAMERA, thumbnail: i % 2 === 0 ? png : undefined, ...grown[i % 3] }, '0.1.0'),
    ),
    archives: [1, 2, 4].flatMap((count) =>
      writeArchives(
        worlds.slice(0, count).map((world, i) => ({ ...times, world, name: 'Syd', ...grown[i % 3] })),
        '0.1.0',
      ),
    ),
    pictures: worlds.map((world, i) => writePicture(png, { world, name: 'Vest', camera: CAMERA, ...grown[i % 3] })),
  }
}

/** A time, and what grew by then. */
function grownIn(random: Random): Pick<SentWorld, 'clock' | 'life' | 'summary'> {
  const [season, entries] = [random.below(400), random.below(9)]
  const told = (isSummary: boolean, bytes: number) => {
    const chunks = Array.from({ length: 4 }, (_, x) => ({ x, y: -x, season, packed: random.bytes(bytes) }))
    return encodeLife({ isSummary, model: '0123456789abcdef', season, entries, chunks })
  }
  const clock = { season, dayOfYear: random.below(365), hour: random.below(24), pace: 'day', goesOn: true } as const
  return { clock, life: told(false, 300), summary: told(true, 96) }
}

function worldOf(count: number, random: Random): WorldRecord {
  const log = new EditLog()
  for (let i = 0; i < count; i++) {
    log.append(strokeOf(random))
    if (random.below(12) === 0) log.undo()
    if (random.below(30) === 0) log.redo()
  }
  return { seed: random.below(2 ** 32), models: { relief: '0123456789abcdef' }, entries: log.entries }
}

function strokeOf(random: Random): Edit {
  const kind = random.pick(EDIT_KINDS)
  const size = random.below(24)
  let [x, y, height] = [random.below(4000) * 2, random.below(4000) * 2, 40 * random.below(20)]
  const points = Array.from({ length: kind === 'water' ? 1 : 1 + random.below(6) }, (): StrokePoint => {
    x += 2 * (random.below(24) - 12)
    y += 2 * (random.below(24) - 12)
    height -= 4 * random.below(3)
    return [x, y, kind === 'valley' || kind === 'ridge' || kind === 'water' ? height / 32 : nearestAmount(1 + random.below(60))]
  }).map(([px, py, value]): StrokePoint => [px, py, Math.floor(value)])
  return { kind, size, points, ...PARAMETERS[kind] } as Edit
}

const PARAMETERS: Readonly<Partial<Record<Edit['kind'], object>>> = {
  level: { elevation: 12 },
  dream: { variant: 3 },
  ruggedness: { by: -4 },
  character: { character: 'karst' },
}
