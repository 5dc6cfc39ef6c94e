import { expect, onTestFinished, test, vi } from 'vitest'
import { type KeeperState, type StoreOpening, WorldKeeper, type WorldKeeperOptions, type WorldStore } from '../../src/library'
import { failed } from '../../src/library/storeAnswer'
import type { Entry } from '../../src/world'
import { handEdit } from '../world/edits'
import { newWorld, openTestStore, take } from './stores'

function entry(number: number): Entry {
  return handEdit(number, [2, 16], 9000)
}

function keep(store: WorldStore | StoreOpening, more: Partial<WorldKeeperOptions> = {}) {
  const opening = 'status' in store ? store : ({ status: 'open', store } as const)
  const keeper = new WorldKeeper({ opening, world: newWorld(), isKept: false, ...more })
  onTestFinished(() => keeper.dispose())
  const phases: KeeperState['phase'][] = []
  keeper.state.subscribe(({ phase }) => phases.at(-1) !== phase && phases.push(phase))
  return { keeper, phases }
}

/** A store that holds every append back until it is let go, and may refuse it. */
function slowStore(store: WorldStore) {
  const held: ((refusal?: 'disk-full' | 'changed-elsewhere') => void)[] = []
  const appended: number[] = []
  const append: WorldStore['append'] = async (id, from, entries) => {
    const refusal = await new Promise<Parameters<(typeof held)[0]>[0]>((resolve) => held.push(resolve))
    if (refusal) return failed(refusal)
    appended.push(entries.length)
    return store.append(id, from, entries)
  }
  const slow = Object.assign(Object.create(store) as WorldStore, {
    append,
    create: (...words: Parameters<WorldStore['create']>) => store.create(...words),
    read: (id: string) => store.read(id),
  })
  return { slow, held, appended }
}

test('a world nobody edits leaves nothing behind; the first edit puts it on the shelf', async () => {
  const { store } = await openTestStore()
  const { keeper } = keep(store)
  await keeper.flush()
  expect(take(await store.list())).toEqual([])
  keeper.append([entry(0)])
  await vi.waitFor(() => expect(keeper.state.getState()).toEqual({ phase: 'saved', reason: '', saved: 1 }))
  expect(take(await store.read(keeper.worldId)).entries).toEqual([entry(0)])
})

test('a visitor’s world is kept whole with its first edit', async () => {
  const { store } = await openTestStore()
  const { keeper } = keep(store, { entries: [entry(0), entry(1)] })
  keeper.append([entry(2)])
  expect(await keeper.flush()).toBe(true)
  expect(take(await store.read(keeper.worldId)).entries).toEqual([0, 1, 2].map(entry))
})

test('saved is said after the entry lies in the store, not before; what comes meanwhile is written together', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  const { slow, held, appended } = slowStore(store)
  const { keeper, phases } = keep(slow, { world, isKept: true })
  for (let number = 0; number < 5; number++) {
    keeper.append([entry(number)])
    await vi.waitFor(() => expect(held).toHaveLength(1))
  }
  expect(keeper.state.getState()).toMatchObject({ phase: 'saving', saved: 0 })
  held[0]?.()
  await vi.waitFor(() => expect(held).toHaveLength(2))
  expect(keeper.state.getState()).toMatchObject({ phase: 'saving', saved: 1 })
  held[1]?.()
  await vi.waitFor(() => expect(keeper.state.getState()).toMatchObject({ phase: 'saved', saved: 5 }))
  expect(appended).toEqual([1, 4])
  expect(phases).toEqual(['saving', 'saved'])
  expect(take(await store.read(world.id)).entries).toEqual([0, 1, 2, 3, 4].map(entry))
})

test('an entry that is appended the moment the last one is saved is saved too', async () => {
  const { store } = await openTestStore()
  const { keeper } = keep(store)
  keeper.append([entry(0)])
  let number = 1
  keeper.state.subscribe(({ phase, saved }) => {
    if (phase === 'saved' && saved === number && number < 20) queueMicrotask(() => keeper.append([entry(number++)]))
  })
  await vi.waitFor(() => expect(keeper.state.getState()).toMatchObject({ phase: 'saved', saved: 20 }))
})

test('what the browser refuses stays in memory, is told in words, and is tried again', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  const { slow, held } = slowStore(store)
  const { keeper, phases } = keep(slow, { world, isKept: true })
  keeper.append([entry(0)])
  await vi.waitFor(() => expect(held).toHaveLength(1))
  held[0]?.('disk-full')
  await vi.waitFor(() => expect(keeper.state.getState()).toEqual({ phase: 'unsaved', reason: 'The browser has no room left.', saved: 0 }))
  await vi.waitFor(() => expect(held).toHaveLength(2), 5000)
  held[1]?.()
  await vi.waitFor(() => expect(keeper.state.getState()).toMatchObject({ phase: 'saved', saved: 1 }))
  expect(phases).toEqual(['saving', 'unsaved', 'saving', 'saved'])
})

test('where nothing is kept at all, it is said after the first edit', async () => {
  const { keeper, phases } = keep({ status: 'unavailable', reason: 'Not in this frame.' })
  await keeper.flush()
  expect(phases).toEqual([])
  keeper.append([entry(0)])
  expect(await keeper.flush()).toBe(false)
  expect(keeper.state.getState()).toEqual({ phase: 'unsaved', reason: 'Not in this frame.', saved: 0 })
})

test('a world that the browser has thrown away while it was open is written again whole', async () => {
  const { store, name } = await openTestStore()
  const { keeper } = keep(store)
  keeper.append([entry(0), entry(1)])
  await keeper.flush()
  await store.close()
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve
  })
  keeper.append([entry(2)])
  expect(await keeper.flush()).toBe(true)
  expect(take(await store.read(keeper.worldId)).entries).toEqual([0, 1, 2].map(entry))
})

test('a tab whose log is behind the store’s is told, and overwrites nothing', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  const { keeper } = keep(store, { world, isKept: true })
  take(await store.append(world.id, 0, [entry(9)]))
  keeper.append([entry(0)])
  expect(await keeper.flush()).toBe(false)
  expect(keeper.state.getState().phase).toBe('elsewhere')
  expect(take(await keeper.takeOver()).entries).toEqual([entry(9)])
  keeper.append([entry(1)])
  expect(await keeper.flush()).toBe(true)
  expect(take(await store.read(world.id)).entries).toEqual([9, 1].map(entry))
})

test('of two tabs on one world the second is told, may take it over, and goes on from what the first has saved', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  const first = keep(store, { world, isKept: true }).keeper
  first.append([entry(0)])
  await first.flush()
  const second = keep(store, { world, isKept: true, entries: [entry(0)] }).keeper
  await vi.waitFor(() => expect(second.state.getState().phase).toBe('elsewhere'))
  second.append([entry(5)])
  expect(await second.flush()).toBe(false)
  first.append([entry(1)])
  expect(take(await second.takeOver()).entries).toEqual([entry(0), entry(1)])
  expect(second.state.getState().phase).toBe('saved')
  await vi.waitFor(() => expect(first.state.getState().phase).toBe('elsewhere'))
  first.append([entry(6)])
  expect(await first.flush()).toBe(false)
  second.append([entry(2)])
  expect(await second.flush()).toBe(true)
  expect(take(await store.read(world.id)).entries).toEqual([0, 1, 2].map(entry))
})

test('a world that was put away can be held again', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  await keep(store, { world, isKept: true }).keeper.dispose()
  const again = keep(store, { world, isKept: true }).keeper
  again.append([entry(0)])
  expect(await again.flush()).toBe(true)
})

test('a world in which time goes by comes onto the shelf although no hand did anything, and keeps its time', async () => {
  const { store } = await openTestStore()
  const { keeper } = keep(store)
  const clock = { season: 5, dayOfYear: 3, hour: 1, pace: 'day', goesOn: true } as const
  expect(await keeper.setTime(clock)).toBe(false)
  expect(take(await store.list())).toEqual([])
  expect(await keeper.begin()).toBe(true)
  expect(keeper.isKept).toBe(true)
  expect(await keeper.setTime(clock, Uint8Array.of(7))).toBe(true)
  expect(take(await store.read(keeper.worldId))).toMatchObject({ entries: [], life: Uint8Array.of(7), world: { clock } })
})

test('before another tab is given the world, what has grown is kept; after that this tab writes no more of it', async () => {
  const { store } = await openTestStore()
  const world = newWorld()
  take(await store.create(world))
  const { keeper: first } = keep(store, { world, isKept: true })
  const clock = { season: 5, dayOfYear: 3, hour: 1, pace: 'day', goesOn: true } as const
  await first.flush()
  first.beforeLettingGo = () => first.setTime(clock, Uint8Array.of(1))
  const { keeper: second } = keep(store, { world, isKept: true })
  take(await second.takeOver())
  expect(await first.setTime(clock, Uint8Array.of(2))).toBe(false)
  expect(take(await store.read(world.id)).life).toEqual(Uint8Array.of(1))
})
