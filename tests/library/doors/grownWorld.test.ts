import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPicture, writePicture } from '../../../src/library/doors/pictureWorld'
import type { FiledWorld } from '../../../src/library/doors/worldFile'
import { readFile, writeFile } from '../../../src/library/doors/worldFile'
import { readLink, writeLink } from '../../../src/library/doors/worldLink'
import { readZip, writeZip } from '../../../src/library/doors/zip'
import { encodeLife, MOST_LIFE_BYTES, type WorldClock } from '../../../src/world'
import { CAMERA, editedWorld, filedWorld, picture } from './sentWorlds'

const CLOCK: WorldClock = { season: 57, dayOfYear: 100, hour: 6.25, pace: 'year', goesOn: false }

/** What grew, of so many bytes that nothing makes smaller. */
function grownLife(bytesOfChunk: number, isSummary = false) {
  let random = 7
  const chunk = (x: number) => ({
    x: x - 4,
    y: 3,
    season: 57,
    packed: Uint8Array.from({ length: bytesOfChunk }, () => {
      random = Math.imul(random, 1664525) + 1013904223
      return random >>> 24
    }),
  })
  return encodeLife({ isSummary, model: '0123456789abcdef', season: 57, entries: 2, chunks: Array.from({ length: 9 }, (_, x) => chunk(x)) })
}

function grownWorld(bytesOfChunk = 5000): FiledWorld {
  return { ...filedWorld(20), clock: CLOCK, life: grownLife(bytesOfChunk), summary: grownLife(96, true) }
}

test('a file carries the time and all that grew', () => {
  const { world, clock, life } = readFile(writeFile(grownWorld(), '0.1.0'))
  expect({ world, clock, life }).toEqual({ world: editedWorld(20), clock: CLOCK, life: grownWorld().life })
  expect(readFile(writeFile(filedWorld(20), '0.1.0'))).not.toHaveProperty('life')
})

test('a picture carries all that grew where there is room, else a summary', () => {
  const opened = (sent: FiledWorld) => readPicture(writePicture(picture(9, 9), sent))
  expect(opened(grownWorld())).toMatchObject({ clock: CLOCK, life: grownWorld().life, camera: CAMERA })
  const large = grownWorld(160_000)
  expect(opened(large)).toMatchObject({ clock: CLOCK, life: large.summary, world: editedWorld(20) })
})

test('a link carries the time and a summary, which takes at most 1,500 characters', () => {
  const [plain, grown] = [writeLink(filedWorld(20)).fragment, writeLink(grownWorld()).fragment]
  expect(grown.length - plain.length).toBeLessThanOrEqual(1500)
  expect(readLink(grown)).toMatchObject({ clock: CLOCK, life: grownWorld().summary, world: editedWorld(20) })
})

test('the link of a world in which no year has passed is as it always was', () => {
  const clock: WorldClock = { season: 3, dayOfYear: 300, hour: 12, pace: 'still', goesOn: true }
  expect(writeLink({ ...filedWorld(20), clock })).toEqual(writeLink(filedWorld(20)))
})

/** Written by the versions that are named; never to be changed. */
const LINKS = {
  'before worlds had a time, bare':
    'w=1.mAAAAAP____-37_KKOGE6gI1sv6sx9TxeCFkPL3Ccf60qb8NtWYOcrx-qsqV-Rd2aXom7qJ_spli-Zs_Td5iZxJrLFELITPwhSU',
  'before worlds had a time, with name and camera':
    'w=1.OFEGlCyZiXQ23h1AGA2FSgxV87V_IgXOKYIfUhntQ3Z7hRiNsY9mQlOO2kTvtHaohBAzv__5unHdHkC2QQKwUR6XAHCP4JB9YRRXCGcaGOyo3nDVnFWR4QYgDmblSSDcKcEOrNrGsyB1Sw7J21AJDCSWOykcSA',
  'with a time and a summary':
    'w=1.D4wHY0FoYv6DzyFl5Pbx_KAlgxgLJzo7C2P_MCIw_aZUu85j0ogxLaXTZQBUpScdZnKjb2tdppP447bndukKz-re6IsTKQAI3poruWtXvzPhEdayPIg8JhPAtO93QBbYmguFbsA8MDiBHgurs1foqffuBn50cGGYVT_uDbKJENfvSB8RuWYLWHgW7FMQGfkzj0MqHquiy9VJ9cG4aTnste8__9KoFYj2H2t1LNI8a__phaB3UoPHOep8fVs-PnwUBvT8B7jQjjtzHYiYHEltdgKL_qgiyNJYWdhd2RKqqb0hptOG',
}

test.each(Object.entries(LINKS))('links of every version open: %s', (version, link) => {
  const sent = readLink(link)
  expect(sent?.world).toEqual(editedWorld(3))
  expect(sent?.clock).toEqual(version.startsWith('with') ? CLOCK : undefined)
  expect(sent?.life?.length).toBe(version.startsWith('with') ? 113 : undefined)
})

test('the golden file with a time and what grew opens, and holds what it held', () => {
  const { clock, life } = readFile(readFileSync(new URL('./golden/format-1-grown.terrella', import.meta.url)))
  expect(clock).toEqual(CLOCK)
  expect(Buffer.from(life ?? []).toString('hex')).toBe('01010123456789abcdef39020105100703010203')
})

test('a world opens although what grew in it is damaged, too large, or its time makes no sense', () => {
  const file = writeFile(grownWorld(), '0.1.0')
  const limits = { 'world.json': 1e6, 'log.bin': 1e6, 'life.bin': MOST_LIFE_BYTES }
  const parts = Object.fromEntries(readZip(file, limits))
  const head = JSON.parse(new TextDecoder().decode(parts['world.json']))
  for (const clock of [{ ...CLOCK, season: 1e9 }, { ...CLOCK, hour: 'noon' }, [], 'now', null]) {
    const read = readFile(writeZip({ ...parts, 'world.json': new TextEncoder().encode(JSON.stringify({ ...head, clock })) }))
    expect(read.world).toEqual(editedWorld(20))
    expect(read).not.toHaveProperty('clock')
  }
  const large = readFile(writeZip({ ...parts, 'life.bin': new Uint8Array(MOST_LIFE_BYTES + 1) }))
  expect([large.world, large.life]).toEqual([editedWorld(20), new Uint8Array()])
  // What is packed begins after the name.
  const broken = file.slice()
  const at = indexOf(broken, 'life.bin') + 40
  broken[at] = (broken[at] as number) ^ 255
  expect([readFile(broken).world, readFile(broken).life]).toEqual([editedWorld(20), new Uint8Array()])
})

test.each([
  ['a time that never was', { ...CLOCK, season: 40_001 }],
  ['a day that no year has', { ...CLOCK, dayOfYear: 365 }],
])('a link with %s is refused', (_, clock) => {
  expect(() => readLink(writeLink({ ...grownWorld(), clock }).fragment)).toThrow('its time is out of range')
})

function indexOf(bytes: Uint8Array, text: string): number {
  return new TextDecoder('latin1').decode(bytes).indexOf(text)
}
