import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { pieceOf } from '../../src/library/logPieces'
import { EditLog, type Entry } from '../../src/world'
import { handEdit } from '../world/edits'
import { newWorld, openTestStore, type TestStore, take } from './stores'

const DAY = 24 * 3600 * 1000

function someEntries(count: number, from = 0): Entry[] {
  return Array.from({ length: count }, (_, i) => handEdit(from + i, [2, 16], 9000))
}

/** A log with every kind of entry in it. */
function fullLog(): readonly Entry[] {
  const log = new EditLog(someEntries(40))
  log.undo()
  log.undo()
  log.redo()
  log.append({ kind: 'reset' })
  log.undo()
  return log.entries
}

async function shelfOf({ store }: TestStore): Promise<string[]> {
  const items = take(await store.list())
  return items.map((item) => (item.status === 'readable' ? item.world.name : `unreadable ${item.id}`))
}

test('a log that was written entry by entry is read back as it was, by another store too', async () => {
  const { store, name } = await openTestStore()
  const { id } = take(await store.create(newWorld()))
  const log = fullLog()
  for (const [at, entry] of log.entries()) take(await store.append(id, at, [entry]))
  const read = take(await store.read(id))
  expect(read.entries).toEqual(log)
  expect(read.world).toMatchObject({ name: 'Gilbert’s', seed: 7, models: { relief: '0123456789abcdef' }, entries: log.length })
  const { store: other } = await openTestStore(name)
  expect(take(await other.read(id))).toEqual(read)
})

test('what lies in many pieces is put together when it is read, and stays the same', async () => {
  const { store, pieces } = await openTestStore()
  const { id } = take(await store.create(newWorld(), someEntries(3)))
  const entries = someEntries(1200)
  for (let at = 3; at < entries.length; at += 7) take(await store.append(id, at, entries.slice(at, at + 7)))
  expect(await pieces(id)).toBe(172)
  const first = take(await store.read(id))
  expect(await pieces(id)).toBe(2)
  expect(first.entries).toEqual(entries)
  expect(take(await store.read(id))).toEqual(first)
  take(await store.append(id, 1200, someEntries(1, 1200)))
  expect(take(await store.read(id)).entries).toEqual(someEntries(1201))
})

test('a writer that does not know the whole log is refused, and nothing is changed', async () => {
  const { store } = await openTestStore()
  const { id } = take(await store.create(newWorld(), someEntries(3)))
  for (const from of [0, 2, 4]) {
    expect(await store.append(id, from, someEntries(2))).toMatchObject({ status: 'failed', fault: 'changed-elsewhere' })
  }
  expect(take(await store.read(id)).entries).toEqual(someEntries(3))
})

test('of two writers at the same moment one is refused', async () => {
  const { store, name } = await openTestStore()
  const { store: other } = await openTestStore(name)
  const { id } = take(await store.create(newWorld()))
  const answers = await Promise.all([store.append(id, 0, someEntries(1, 10)), other.append(id, 0, someEntries(1, 20))])
  expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
  expect(take(await store.read(id)).entries).toEqual(someEntries(1, answers[0].status === 'done' ? 10 : 20))
})

test('a world nobody kept cannot be added to', async () => {
  const { store } = await openTestStore()
  expect(await store.append('0'.repeat(32), 0, someEntries(1))).toMatchObject({ fault: 'gone' })
  expect(await store.read('0'.repeat(32))).toMatchObject({ fault: 'gone' })
})

test('the shelf has the last changed world first', async () => {
  const shelf = await openTestStore()
  const { store, wait } = shelf
  const older = take(await store.create(newWorld('older')))
  wait(1000)
  take(await store.create(newWorld('newer')))
  expect(await shelfOf(shelf)).toEqual(['newer', 'older'])
  wait(1000)
  take(await store.append(older.id, 0, someEntries(1)))
  expect(await shelfOf(shelf)).toEqual(['older', 'newer'])
})

test.each([
  ['<b>A&amp;B</b>', '<b>A&amp;B</b>'],
  ['  two\n lines\u0000 and\u202e a trick ', 'two lines and a trick'],
  ['🏔'.repeat(200), '🏔'.repeat(80)],
  ['\n\t ', 'before'],
])('a name is kept as one line of text: %j', async (given, kept) => {
  const shelf = await openTestStore()
  const { id } = take(await shelf.store.create(newWorld('before')))
  take(await shelf.store.rename(id, given))
  expect(await shelfOf(shelf)).toEqual([kept])
})

test('a copy goes its own way', async () => {
  const { store } = await openTestStore()
  const { id } = take(await store.create(newWorld(), someEntries(5)))
  take(await store.setPicture(id, new Blob(['x'], { type: 'image/jpeg' })))
  const copy = take(await store.duplicate(id, 'Copy'))
  take(await store.append(copy.id, 5, someEntries(1, 5)))
  expect(take(await store.read(id)).entries).toHaveLength(5)
  expect(take(await store.read(copy.id)).entries).toEqual(someEntries(6))
  const items = take(await store.list())
  expect(items.map((item) => item.status === 'readable' && item.picture?.type)).toEqual(['image/jpeg', 'image/jpeg'])
})

test('a deleted world can be brought back whole for thirty days', async () => {
  const shelf = await openTestStore()
  const { store, wait } = shelf
  const { id } = take(await store.create(newWorld(), someEntries(5)))
  take(await store.delete(id))
  expect(await shelfOf(shelf)).toEqual([])
  wait(29 * DAY)
  expect(take(await store.clearDeleted())).toBe(0)
  take(await store.restore(id))
  expect(take(await store.read(id)).entries).toEqual(someEntries(5))
  take(await store.delete(id))
  wait(31 * DAY)
  expect(take(await store.clearDeleted())).toBe(1)
  expect(await store.read(id)).toMatchObject({ fault: 'gone' })
})

test('of many deleted worlds the last twenty can be brought back', async () => {
  const { store, wait } = await openTestStore()
  const ids: string[] = []
  for (let i = 0; i < 23; i++) {
    ids.push(take(await store.create(newWorld())).id)
    wait(1000)
    take(await store.delete(ids[i] as string))
  }
  expect(take(await store.clearDeleted())).toBe(3)
  const answers = await Promise.all(ids.map((id) => store.restore(id)))
  expect(answers.map(({ status }) => status)).toEqual(ids.map((_, i) => (i < 3 ? 'failed' : 'done')))
})

test('a stroke brings a world back that another tab has deleted', async () => {
  const shelf = await openTestStore()
  const { id } = take(await shelf.store.create(newWorld()))
  take(await shelf.store.delete(id))
  take(await shelf.store.append(id, 0, someEntries(1)))
  expect(await shelfOf(shelf)).toEqual(['Gilbert’s'])
})

test('records that cannot be read stand on the shelf beside those that can, and are kept', async () => {
  const shelf = await openTestStore()
  const { store, plant } = shelf
  const { id } = take(await store.create(newWorld('good'), someEntries(2)))
  const bad = [undefined, null, 7, 'text', [], {}, { ...newWorld(), seed: -1 }, { ...newWorld(), entries: 1e9 }, new Map()]
  for (const [i, value] of bad.entries()) await plant('worlds', `bad-${i}`, value)
  await plant('pictures', id, '<svg onload=alert(1)>')
  const names = await shelfOf(shelf)
  expect(names).toHaveLength(bad.length + 1)
  expect(names[0]).toBe('good')
  expect(names.filter((name) => name.startsWith('unreadable'))).toHaveLength(bad.length)
  expect(take(await store.clearDeleted())).toBe(0)
  expect(await store.read('bad-3')).toMatchObject({ status: 'failed', fault: 'unreadable' })
  expect(take(await store.read(id)).entries).toEqual(someEntries(2))
})

test('a world with odd times, name and place opens all the same', async () => {
  const { store, plant } = await openTestStore()
  const { id, ...rest } = newWorld()
  const odd = { name: { toString: 'x' }, created: 'yesterday', changed: Number.NaN, pose: { eye: { east: 1e99 } }, deleted: 'no' }
  await plant('worlds', id, { id, ...rest, ...odd, entries: 0 })
  expect(take(await store.read(id)).world).toEqual({ ...rest, id, name: 'World 7', created: 0, changed: 0, entries: 0 })
})

test.each<[what: string, stored: (good: Uint8Array) => unknown]>([
  ['nothing', () => undefined],
  ['a newer format', (bytes) => ({ format: 2, count: 1, bytes })],
  ['no bytes', () => ({ format: 1, count: 1, bytes: 'text' })],
  ['too few bytes', (bytes) => ({ format: 1, count: 1, bytes: bytes.slice(0, -1) })],
  ['another count', (bytes) => ({ format: 1, count: 2, bytes })],
  ['an undo of nothing', () => ({ format: 1, count: 1, bytes: Uint8Array.of(1, 62, 9) })],
])('a log with %s in it is refused in words, and the shelf opens', async (_, stored) => {
  const shelf = await openTestStore()
  const { encodeEntries } = await import('../../src/world')
  const { id } = take(await shelf.store.create(newWorld(), someEntries(1)))
  await shelf.plant('entries', [id, 0], stored(encodeEntries(someEntries(1), 0)))
  const answer = await shelf.store.read(id)
  expect(answer).toMatchObject({ status: 'failed', fault: 'unreadable' })
  expect(answer.status === 'failed' && answer.reason).toMatch(/cannot be read: .*[a-z]\.$/)
  expect(await shelfOf(shelf)).toEqual(['Gilbert’s'])
})

test('a log that lost a piece is refused', async () => {
  const { store, plant } = await openTestStore()
  const { id } = take(await store.create(newWorld(), someEntries(2)))
  const world = take(await store.read(id)).world
  await plant('worlds', id, { ...world, entries: 5 })
  expect(await store.read(id)).toMatchObject({ fault: 'unreadable' })
})

test('where there are no databases, the store says so', async () => {
  const { openWorldStore } = await import('../../src/library')
  const kept = globalThis.indexedDB
  try {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true })
    expect(await openWorldStore()).toEqual({ status: 'unavailable', reason: 'The browser keeps nothing here.' })
    const refusing = { open: () => { throw new DOMException('no', 'SecurityError') } } // biome-ignore format: one line
    Object.defineProperty(globalThis, 'indexedDB', { value: refusing, configurable: true, writable: true })
    expect(await openWorldStore()).toMatchObject({ status: 'unavailable', reason: expect.stringMatching(/no storage/) })
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { value: kept, configurable: true, writable: true })
  }
})

const CLOCK = { season: 9, dayOfYear: 12, hour: 6.5, pace: 'year', goesOn: true } as const
const LIFE = Uint8Array.from([1, 1, 2, 3])

test('time and what grew stay with a world, through a copy, the bin and back; without a word of it what grew stays', async () => {
  const { store, name, wait } = await openTestStore()
  const { id } = take(await store.create(newWorld(), someEntries(2)))
  expect(take(await store.read(id))).not.toHaveProperty('life')
  wait(500)
  take(await store.setTime(id, CLOCK, LIFE))
  take(await store.setTime(id, { ...CLOCK, season: 10 }))
  take(await store.append(id, 2, someEntries(1, 2)))
  const copy = take(await store.duplicate(id, 'Copy'))
  take(await store.setTime(id, { ...CLOCK, season: 11 }, Uint8Array.from([9])))
  take(await store.delete(copy.id))
  take(await store.restore(copy.id))
  const { store: other } = await openTestStore(name)
  expect(take(await other.read(copy.id))).toMatchObject({ world: { clock: { ...CLOCK, season: 10, at: 1_000_500 } }, life: LIFE })
  expect(take(await other.read(id)).life).toEqual(Uint8Array.from([9]))
})

test('what grew is forgotten with its world', async () => {
  const { store, wait, rest } = await openTestStore()
  const { id } = take(await store.create(newWorld()))
  take(await store.setTime(id, CLOCK, LIFE))
  take(await store.delete(id))
  wait(31 * DAY)
  take(await store.clearDeleted())
  expect(await rest('lives')).toEqual([])
})

test('a clock or bytes of what grew that another version left, and that make no sense, are passed over', async () => {
  const { store, plant } = await openTestStore()
  const world = newWorld()
  take(await store.create(world, someEntries(1)))
  for (const [clock, life] of [
    [{ season: -4 }, 'trees'],
    ['noon', new Uint8Array(4 * 2 ** 20 + 1)],
  ] as const) {
    await plant('worlds', world.id, { ...world, entries: 1, clock })
    await plant('lives', world.id, life)
    const read = take(await store.read(world.id))
    expect(read.entries).toEqual(someEntries(1))
    expect(read).not.toHaveProperty('life')
    expect(read.world).not.toHaveProperty('clock')
  }
  expect(() => store.setTime(world.id, CLOCK, new Uint8Array(4 * 2 ** 20 + 1))).toThrow(RangeError)
})

test('a shelf that was kept before anything grew is led on to this version, with all that stands on it', async () => {
  const name = 'test-before'
  const { id } = newWorld()
  const piece = pieceOf(someEntries(2), 0)
  const before = await openDB(name, 1, {
    upgrade(database) {
      for (const room of ['worlds', 'entries', 'pictures']) database.createObjectStore(room)
    },
  })
  await before.put('worlds', { ...newWorld(), id, created: 1, changed: 2, entries: 2 }, id)
  await before.put('entries', piece.stored, [id, 0])
  before.close()
  const { store } = await openTestStore(name)
  expect(take(await store.read(id)).entries).toEqual(someEntries(2))
  take(await store.setTime(id, CLOCK, LIFE))
  expect(take(await store.read(id)).life).toEqual(LIFE)
})
