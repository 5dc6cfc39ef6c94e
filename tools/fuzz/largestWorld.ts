import { openArchive, openBytes, openLink, writeArchives, writeFile, writeLink, writePicture } from '../../src/library/doors/allDoors'
import type { Edit, StrokePoint, WorldRecord } from '../../src/world'
import type { Door } from './fuzzDoors'
import type { Random } from './random'

const MOST_STROKES = 100_000
const MOST_POINTS = 400_000
const ATTEMPTS = 3

/**
 * How long each door takes for as much as it lets through: as many strokes and points as a world may have, and for link and picture, whose text is
 * bounded too, such as take little of it.
 * @returns milliseconds, of the quickest of three
 */
export function timeLargest(random: Random, png: Uint8Array): Record<Door, number> {
  const even = largestWorld(() => 4)
  const wild = largestWorld(() => 2 * random.below(20))
  const link = writeLink({ world: even }).fragment
  const file = writeFile({ world: wild, created: Date.UTC(2026, 0), changed: Date.UTC(2026, 0) }, '0.1.0')
  const picture = writePicture(png, { world: even })
  const [archive = file] = writeArchives([{ world: wild, created: Date.UTC(2026, 0), changed: Date.UTC(2026, 0) }], '0.1.0')
  return {
    link: time(() => openLink(link)?.status),
    file: time(() => openBytes(file, 'a.terrella').status),
    picture: time(() => openBytes(picture, 'a.png').status),
    archive: time(() => openArchive(archive)?.next().value?.status),
  }
}

function largestWorld(step: () => number): WorldRecord {
  const entries = Array.from({ length: MOST_STROKES }, (): Edit => {
    let [x, y] = [0, 0]
    const points = Array.from({ length: MOST_POINTS / MOST_STROKES }, (): StrokePoint => {
      x += step()
      y += step()
      return [x, y, 1 + step()]
    })
    return { kind: 'raise', size: 10, points }
  })
  return { seed: 7, models: {}, entries }
}

function time(open: () => string | undefined): number {
  const times = Array.from({ length: ATTEMPTS }, () => {
    const start = performance.now()
    if (open() !== 'opened') throw new Error('The largest world was not opened.')
    return performance.now() - start
  })
  return Math.min(...times)
}
