import { expect, test } from 'vitest'
import type { ArchivedWorld, FiledWorld } from '../src/library'
import { shelve } from '../src/shelve'
import { filedWorld } from './library/doors/sentWorlds'
import { openTestStore, take } from './library/stores'

const opened = (filed: FiledWorld): ArchivedWorld => ({ status: 'opened', filed })
/** The clock of a test's store stands soon after 1970. */
const early = (filed: FiledWorld): FiledWorld => ({ ...filed, created: 1000, changed: 2000 })

test('worlds of an archive come onto the shelf with their names, dates, places and pictures, and a second time they do not', async () => {
  const { store } = await openTestStore()
  const worlds = [early(filedWorld(3)), { ...early(filedWorld(9)), name: 'Second', thumbnail: undefined }]
  expect(await shelve(store, worlds.map(opened))).toEqual({ kept: 2, known: 0, refused: [] })
  const listed = take(await store.list())
  expect(listed).toHaveLength(2)
  for (const item of listed) {
    if (item.status === 'unreadable') throw new Error(item.reason)
    const { world, picture } = item
    const filed = worlds.find(({ name }) => name === world.name)
    expect(take(await store.read(world.id)).entries).toEqual(filed?.world.entries)
    expect([world.created, world.changed, world.pose?.eye]).toEqual([1000, 2000, filed?.camera?.eye])
    expect(picture?.type).toBe(filed?.thumbnail && 'image/png')
  }
  expect(await shelve(store, worlds.map(opened))).toEqual({ kept: 0, known: 2, refused: [] })
  expect(await shelve(store, [opened({ ...worlds[0], world: filedWorld(4).world } as FiledWorld)])).toMatchObject({ kept: 1, known: 0 })
})

test('what was refused is told, what lies in the future is not, and a picture that is none is left out', async () => {
  const { store } = await openTestStore()
  const strange = { ...filedWorld(2), thumbnail: new TextEncoder().encode('<script>alert(1)</script>') }
  const shelved = await shelve(store, [{ status: 'refused', reason: 'Cut.terrella cannot be opened.' }, opened(strange)])
  expect(shelved).toEqual({ kept: 1, known: 0, refused: ['Cut.terrella cannot be opened.'] })
  const [item] = take(await store.list())
  expect(item).toMatchObject({ status: 'readable', picture: undefined, world: { created: 1_000_000, changed: 1_000_000 } })
})

test('a store that refuses ends it, with its sentence', async () => {
  const { store } = await openTestStore()
  await store.close()
  const full = Object.assign(Object.create(store), {
    list: () => Promise.resolve({ status: 'done', value: [] }),
    create: () => Promise.resolve({ status: 'failed', fault: 'disk-full', reason: 'The browser has no room left.' }),
  })
  expect(await shelve(full, [opened(filedWorld(2)), opened(filedWorld(3))])).toEqual({
    kept: 0,
    known: 0,
    refused: ['The browser has no room left.'],
  })
})

test('time and what grew come onto the shelf with a world', async () => {
  const { store } = await openTestStore()
  const clock = { season: 57, dayOfYear: 100, hour: 6.25, pace: 'year', goesOn: false } as const
  await shelve(store, [opened({ ...filedWorld(2), clock, life: Uint8Array.of(1, 2) })])
  const [item] = take(await store.list())
  if (item?.status !== 'readable') throw new Error('Expected a world on the shelf.')
  expect(take(await store.read(item.world.id))).toMatchObject({ life: Uint8Array.of(1, 2), world: { clock } })
})
