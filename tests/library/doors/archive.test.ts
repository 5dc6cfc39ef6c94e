import { Inflate, strFromU8, unzipSync, zipSync } from 'fflate'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type ArchivedWorld, openArchive, writeArchives } from '../../../src/library/doors/archive'
import { safeFileName, uniqueFileNames } from '../../../src/library/doors/fileNames'
import { writeFile } from '../../../src/library/doors/worldFile'
import { type Edit, hashCell } from '../../../src/world'
import { filedWorld } from './sentWorlds'

const VERSION = '0.1.0'

function open(bytes: Uint8Array): ArchivedWorld[] {
  const opened = openArchive(bytes)
  if (!opened) throw new Error('Expected an archive.')
  return [...opened]
}

/** Reasons of what was refused, in order. */
const refusals = (bytes: Uint8Array) => open(bytes).flatMap((world) => (world.status === 'refused' ? [world.reason] : []))

test('worlds come out of an archive as they went in, whatever they are called', () => {
  const worlds = ['Gilbert’s', 'gilberts', '../../etc/passwd', 'CON', '', '\u202eгора 🏔', '__proto__', 'a/b.terrella'].map((name, i) => ({
    ...filedWorld(i + 2),
    name,
  }))
  const [archive, ...more] = writeArchives(worlds, VERSION)
  expect(more).toEqual([])
  const names = Object.keys(unzipSync(archive as Uint8Array))
  expect(names).toEqual([
    'Gilberts.terrella',
    'gilberts 2.terrella',
    'etcpasswd.terrella',
    'CON world.terrella',
    'world.terrella',
    'гора.terrella',
    '__proto__.terrella',
    'abterrella.terrella',
  ])
  const opened = open(archive as Uint8Array)
  expect(opened).toHaveLength(worlds.length)
  opened.forEach((world, i) => {
    expect(world).toMatchObject({
      status: 'opened',
      filed: { world: worlds[i]?.world, camera: worlds[i]?.camera, changed: worlds[i]?.changed },
    })
  })
  expect(writeArchives(worlds, VERSION)[0]).toEqual(archive)
})

test('names are safe everywhere, and no two are one', () => {
  expect(safeFileName('  a\u0000/b\\c:d*e?"f<g>h|  .. ')).toBe('abcdefgh')
  expect([...safeFileName('🏔é'.repeat(99))].length).toBeLessThanOrEqual(60)
  expect(uniqueFileNames(['a', 'A', 'a', 'a 2'])).toEqual(['a', 'A 2', 'a 3', 'a 2 2'])
})

test('an archive that somebody packed anew, in a folder and with what systems add, opens too', () => {
  const file = writeFile(filedWorld(3), VERSION)
  const bytes = zipSync({
    'My worlds/One.terrella': file,
    'My worlds/.DS_Store': new Uint8Array(9),
    '__MACOSX/My worlds/._One.terrella': new Uint8Array(9),
    'My worlds/read me.txt': new Uint8Array(9),
  })
  expect(open(bytes).map(({ status }) => status)).toEqual(['opened'])
})

test('what is broken in it is refused by name, and the rest is opened', () => {
  const file = writeFile(filedWorld(3), VERSION)
  const inner = writeArchives([filedWorld(3), filedWorld(4)], VERSION)[0] as Uint8Array
  const bytes = zipSync({
    'Whole.terrella': file,
    'Cut.terrella': file.subarray(0, file.length - 30),
    'Text.terrella': Uint8Array.of(1, 2, 3),
    'Inner.zip': inner,
    'Hidden.terrella': inner,
    'Bomb.terrella': [new Uint8Array(20_000_000), { level: 9 }],
  })
  expect(open(bytes).filter(({ status }) => status === 'opened')).toHaveLength(1)
  expect(refusals(bytes)).toEqual([
    'Cut.terrella cannot be opened: the end of it is missing.',
    'Text.terrella cannot be opened: the end of it is missing.',
    'Inner.zip is an archive inside the archive and stays closed.',
    'Hidden.terrella cannot be opened: it is a zip file, and holds no world.',
    'Bomb.terrella cannot be opened: it is larger than any world may be.',
  ])
})

test('what is no archive is none: files of one world, other zips, other files', () => {
  expect(openArchive(writeFile(filedWorld(3), VERSION))).toBeUndefined()
  expect(openArchive(zipSync({ 'photo.jpg': new Uint8Array(9) }))).toBeUndefined()
  expect(openArchive(Uint8Array.of(0x50, 0x4b, 3, 4))).toBeUndefined()
  expect(openArchive(new Uint8Array())).toBeUndefined()
})

test('more than a shelf can be is refused before it is inflated', () => {
  const file = writeFile(filedWorld(2), VERSION)
  const many = zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.terrella`, [file, { level: 0 }]])))
  expect(refusals(many)).toEqual(['This archive holds more than can be opened at once.'])
  const zeros = new Uint8Array(16_000_000)
  const bombs = zipSync(Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`${i}.terrella`, [zeros, { level: 9 }]])))
  const push = vi.spyOn(Inflate.prototype, 'push')
  onTestFinished(() => push.mockRestore())
  expect(refusals(bombs)).toEqual(['This archive holds more than can be opened at once.'])
  expect(push).not.toHaveBeenCalled()
})

test('many long worlds in a small archive are opened as far as there is room', () => {
  const stroke: Edit = { kind: 'raise', size: 4, points: [[1, 1, 1]] }
  const file = writeFile({ ...filedWorld(0), world: { seed: 1, models: {}, entries: new Array(100_000).fill(stroke) } }, VERSION)
  const bytes = zipSync(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.terrella`, [file, { level: 0 }]])))
  const opened = open(bytes)
  expect(opened.filter(({ status }) => status === 'opened')).toHaveLength(10)
  expect(opened.at(-1)).toMatchObject({
    reason: 'This archive holds more strokes than can be opened at once: the rest of it was left out.',
  })
})

test('a shelf too large for one archive goes into several, each of which opens', () => {
  const thumbnail = Uint8Array.from({ length: 1_900_000 }, (_, i) => hashCell(1, 1, 0, i, 0))
  thumbnail.set([0xff, 0xd8])
  const worlds = Array.from({ length: 30 }, (_, i) => ({ ...filedWorld(2), name: `World ${i}`, thumbnail }))
  const archives = writeArchives(worlds, VERSION)
  expect(archives.length).toBeGreaterThan(1)
  expect(archives.flatMap(open).filter(({ status }) => status === 'opened')).toHaveLength(30)
  expect(strFromU8((archives[0] as Uint8Array).subarray(0, 2))).toBe('PK')
})
