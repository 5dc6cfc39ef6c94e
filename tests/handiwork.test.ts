import { expect, test, vi } from 'vitest'
import { Handiwork } from '../src/Handiwork'
import type { LandStream } from '../src/streaming'
import { createInterfaceStore } from '../src/ui'
import { createHandActions } from '../src/ui/hand/handActions'
import type { DeedKind, Entry, LoggedDeed } from '../src/world'
import { hostWithoutPage } from './ui/hosts'

const MIDDLE = { x: 0, y: 0 }

/** Land that notes what it is told. */
function createLand() {
  const told: (readonly LoggedDeed[])[] = []
  const land = {
    revision: 0,
    setEdits: () => {},
    /** A sea in the far east. */
    ground: (east: number) => ({ elevation: east > 1e6 ? -50 : 100 }),
    status: { getState: () => ({ settled: true }) },
    life: { setDeeds: (deeds: readonly LoggedDeed[]) => told.push(deeds) },
  }
  return { land: land as unknown as LandStream, told }
}

function createHand() {
  const store = createInterfaceStore(hostWithoutPage())
  const shown = { current: createLand() }
  const entries: Entry[] = []
  const handiwork = new Handiwork({
    store,
    land: () => shown.current.land,
    touch: ({ x, y }) => ({ east: 1000 * x, south: 1000 * y, elevation: 100, heightMetres: 9000 }),
    onEntries: (added) => entries.push(...added),
    wake: () => {},
  })
  const traveller = { input: { holdTool: () => {} }, handiwork } as never
  const actions = createHandActions(store, { current: traveller })
  const act = (kind: 'down' | 'move' | 'up', at = MIDDLE) => handiwork.act([{ kind, at, pressure: 1, time: 0 }], 0.02, '', undefined)
  /** Takes a tool up, waits for its code, and presses it once. */
  const does = async (tool: DeedKind) => {
    if (store.getState().hand.tool !== tool) actions.takeTool(tool)
    const before = entries.length
    await vi.waitFor(() => {
      act('down')
      expect(store.getState().isTending).toBe(true)
    })
    act('move', { x: 0.4, y: 0 })
    act('up', { x: 0.4, y: 0 })
    expect(entries.length).toBeGreaterThan(before)
  }
  const kinds = () => shown.current.told.at(-1)?.map(({ deed }) => deed.kind)
  return { store, shown, entries, handiwork, actions, act, does, kinds }
}

test('a press becomes a deed of its season, which the log, its keeper and the land are told of', async () => {
  const { store, entries, does, shown, handiwork } = createHand()
  store.setState({ season: 12 })
  await does('plant')
  expect(entries).toMatchObject([{ kind: 'plant', group: 'conifer', season: 12 }])
  expect(shown.current.told).toEqual([[{ entry: 0, deed: entries[0] }]])
  expect(store.getState()).toMatchObject({ isTending: false, history: { canUndo: true, entries: 1 } })
  expect(handiwork.tool).toBe('plant') // it is still heard
})

test('undo, redo, reset and history hand the land the deeds that stand', async () => {
  const { does, kinds, actions, handiwork, store, shown } = createHand()
  await does('plant')
  await does('fire')
  expect(kinds()).toEqual(['plant', 'fire'])
  actions.undo()
  expect(kinds()).toEqual(['plant'])
  actions.redo()
  expect(kinds()).toEqual(['plant', 'fire'])
  actions.showHistory(0)
  expect(kinds()).toEqual([])
  actions.showHistory(1)
  expect(kinds()).toEqual(['plant'])
  await does('rain')
  expect(kinds()).toEqual(['plant', 'rain'])
  const { length } = shown.current.told
  handiwork.history.show(undefined)
  expect(shown.current.told.length).toBe(length)
  actions.reset()
  expect(kinds()).toEqual([])
  actions.undo()
  expect(kinds()).toEqual(['plant', 'rain'])
  expect(store.getState().history.shown).toBeUndefined()
})

test('rain that a hand pours is seen until it is taken back; what history does brings none', async () => {
  const { does, act, actions, handiwork } = createHand()
  await does('plant')
  expect(handiwork.preview.shower).toBeUndefined()
  await does('rain')
  expect(handiwork.preview.shower).toHaveLength(1)
  expect(handiwork.preview.shower?.[0]?.takenBackSeconds).toBeUndefined()
  actions.takeTool('clear')
  expect(handiwork.tool).toBe('rain') // that is heard, not what comes next
  actions.undo()
  expect(handiwork.preview.shower).toMatchObject([{ takenBackSeconds: expect.any(Number) }])
  await vi.waitFor(() => expect(handiwork.preview.shower).toBeUndefined(), { timeout: 3000 })
  actions.redo()
  expect(handiwork.preview.shower).toBeUndefined()
  actions.takeTool('rain')
  act('down')
  expect(handiwork.preview.shower).toHaveLength(1)
  handiwork.open([{ kind: 'rain', season: 3, size: 12, points: [[0, 0, 16]] }])
  expect(handiwork.preview.shower).toBeUndefined()
})

test('a world that is opened hands its deeds to its land, and one without any leaves its land in peace', () => {
  const { handiwork, shown, kinds } = createHand()
  const plant: Entry = { kind: 'plant', group: 'shrub', season: 3, size: 12, points: [[0, 0, 16]] }
  const clear: Entry = { kind: 'clear', season: 4, size: 12, points: [[0, 0, 16]] }
  handiwork.open([])
  expect(shown.current.told).toEqual([])
  shown.current = createLand()
  handiwork.open([plant, clear, { kind: 'undo', entry: 1 }])
  expect(kinds()).toEqual(['plant'])
  // Taken over from another tab: the same land, another log of the same length.
  handiwork.open([clear])
  expect(kinds()).toEqual(['clear'])
  handiwork.open([])
  expect(kinds()).toEqual([])
})

test('two sliders make one deed, and the store knows the climate that stands', async () => {
  const { actions, entries, store, kinds } = createHand()
  store.setState({ season: 5 })
  actions.setClimate(8, -16)
  await vi.waitFor(() => expect(entries).toEqual([{ kind: 'climate', season: 5, warmer: 8, wetter: -16 }]))
  expect(kinds()).toEqual(['climate'])
  expect(store.getState().climate).toEqual({ warmer: 8, wetter: -16 })
  actions.setClimate(8, -16)
  actions.setClimate(1e9, 0)
  await vi.waitFor(() => expect(entries.length).toBe(2))
  expect(entries[1]).toMatchObject({ warmer: 40, wetter: 0 })
  actions.undo()
  expect(store.getState().climate).toEqual({ warmer: 8, wetter: -16 })
  actions.undo()
  expect(store.getState().climate).toEqual({ warmer: 0, wetter: 0 })
})

test('what the hand began it ends, whatever tool it holds by then; what is called off is not done', async () => {
  const { does, actions, act, entries, store, handiwork } = createHand()
  await does('clear')
  act('down')
  actions.takeTool(undefined)
  act('up')
  expect(entries.map(({ kind }) => kind)).toEqual(['clear', 'clear'])
  actions.takeTool('drought')
  act('down')
  handiwork.act([{ kind: 'cancel', at: MIDDLE, pressure: 1, time: 0 }], 0.02, '', undefined)
  expect(entries.length).toBe(2)
  expect(store.getState().isTending).toBe(false)
  expect(handiwork.isPressed).toBe(false)
})

test('over water alone nothing is done, and it is said', async () => {
  const { does, act, entries, store } = createHand()
  await does('plant')
  act('down', { x: 5000, y: 0 })
  act('up', { x: 5000, y: 0 })
  expect(entries.length).toBe(1)
  expect(store.getState().word).toBe('only-water')
})

test('what the hand did before the code of its tool has come is done as soon as it has', async () => {
  const { actions, act, entries } = createHand()
  actions.takeTool('plant')
  act('down')
  act('move', { x: 0.3, y: 0 })
  act('up', { x: 0.3, y: 0 })
  await vi.waitFor(() => expect(entries.map(({ kind }) => kind)).toEqual(['plant']))
})
