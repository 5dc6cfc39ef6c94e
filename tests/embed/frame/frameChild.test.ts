import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FrameChild } from '../../../src/embed/frame/FrameChild'
import { markMessage, readMessage } from '../../../src/embed/frame/protocol'
import { FakePage } from './fakeWindows'
import { FakeWorld } from './fakeWorld'

const PAGE = 'https://host.example'
const FRAME = 'https://terrella.example'

let world: FakeWorld
let windows: FakePage
let child: FrameChild
const ports: MessagePort[] = []

beforeEach(() => {
  world = new FakeWorld()
  windows = new FakePage(PAGE, FRAME)
  open([PAGE])
})
afterEach(() => {
  child.dispose()
  for (const port of ports.splice(0)) port.close()
  vi.restoreAllMocks()
})

function open(allowedOrigins: readonly string[]): void {
  child?.dispose()
  windows.page.posted.length = 0
  child = new FrameChild({ world, window: windows.frameWindow, allowedOrigins, version: '1.2.3' })
}

const hellos = () => windows.page.posted.filter(({ message }) => readMessage(message)?.type === 'hello')

/** The page's end of a port that the frame was sent, with all that comes out of it. */
function connect(from: { readonly source?: unknown; readonly origin?: string } = {}) {
  const { port1, port2 } = new MessageChannel()
  const heard: { type: string; id?: number | undefined; payload?: unknown }[] = []
  ports.push(port1)
  port1.addEventListener('message', ({ data }) => heard.push(readMessage(data) ?? { type: 'unreadable' }))
  port1.start()
  const sent = structuredClone(port2, { transfer: [port2] })
  ports.push(sent)
  windows.frame.receive(markMessage({ type: 'connect' }), { source: windows.parent, origin: PAGE, ports: [sent], ...from })
  return {
    heard,
    post: (message: unknown) => port1.postMessage(message),
    call: (id: number, name: string, ...given: unknown[]) => port1.postMessage({ terrella: 1, id, type: 'call', payload: { name, given } }),
    /** The answer to a call. */
    answer: (id: number) => vi.waitUntil(() => heard.find((message) => message.id === id)),
    /** All that was sent before has been heard. */
    settle: async () => {
      const id = Number.MAX_SAFE_INTEGER
      for (let i = heard.length; i >= 0; i--) if (heard[i]?.id === id) heard.splice(i, 1)
      port1.postMessage({ terrella: 1, id, type: 'call', payload: { name: 'loaded', given: [] } })
      await vi.waitUntil(() => heard.some((message) => message.id === id))
    },
    close: () => port1.close(),
  }
}

test('it says hello to its page, with what it is and what it can do, and to no page but the allowed one', () => {
  expect(hellos()).toEqual([
    {
      targetOrigin: PAGE,
      message: {
        terrella: 1,
        type: 'hello',
        payload: { version: '1.2.3', capabilities: world.capabilities, readOnly: false, document: expect.stringMatching(/^[0-9a-f]{32}$/) },
      },
    },
  ])
})

test('of several allowed pages each is tried, or the one that it is, where the browser tells', () => {
  open(['https://a.example', 'https://b.example'])
  expect(hellos().map(({ targetOrigin }) => targetOrigin)).toEqual(['https://a.example', 'https://b.example'])
  Object.assign(windows.frame, { location: { ancestorOrigins: ['https://b.example', 'https://a.example'] } })
  open(['https://a.example', 'https://b.example'])
  expect(hellos().map(({ targetOrigin }) => targetOrigin)).toEqual(['https://b.example'])
})

test('a page by itself greets nobody', () => {
  child.dispose()
  const alone = Object.assign(new EventTarget(), { postMessage: vi.fn(), location: {} })
  child = new FrameChild({ world, window: Object.assign(alone, { parent: alone }), allowedOrigins: [PAGE], version: '1' })
  alone.dispatchEvent(Object.assign(new Event('message'), { source: alone, origin: PAGE, data: markMessage({ type: 'greet' }), ports: [] }))
  expect(alone.postMessage).not.toHaveBeenCalled()
})

test('it answers every greeting of its page with the same hello', () => {
  windows.frame.receive(markMessage({ type: 'greet' }), { source: windows.parent, origin: PAGE })
  expect(hellos()).toHaveLength(2)
  expect(hellos()[1]).toEqual(hellos()[0])
})

test('a call is made and answered', async () => {
  const { call, answer, heard } = connect()
  call(1, 'setCamera', { heading: 45 })
  call(2, 'camera')
  call(3, 'elevationAt', 1, 2)
  expect(await answer(3)).toEqual({ terrella: 1, type: 'result', id: 3, payload: 3 })
  expect(await answer(2)).toMatchObject({ payload: world.camera })
  expect(heard[0]).toMatchObject({ type: 'welcome' })
  expect(world.done).toEqual([['setCamera', { heading: 45 }]])
})

test('a refusal of the world comes as it was told; what breaks inside stays inside', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { call, answer } = connect()
  call(1, 'apply', { kind: 'refused' })
  expect(await answer(1)).toMatchObject({ type: 'error', payload: { code: 'invalid-argument', message: 'There is no tool "refused".' } })
  call(2, 'apply', { kind: 'broken' })
  const broken = await answer(2)
  expect(broken).toMatchObject({ type: 'error', payload: { code: 'internal' } })
  expect(JSON.stringify(broken)).not.toContain('secret')
  expect(logged).toHaveBeenCalledOnce()
})

test('an answer that cannot be cloned is an error, and the next call is answered', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  Object.assign(world, { camera: { east: () => 1 } })
  const { call, answer } = connect()
  call(1, 'camera')
  expect(await answer(1)).toMatchObject({ type: 'error', payload: { code: 'internal' } })
  call(2, 'loaded')
  expect(await answer(2)).toMatchObject({ payload: true })
})

test('events are told while they are asked for', async () => {
  const { heard, post, settle } = connect()
  post({ terrella: 1, type: 'subscribe', payload: { event: 'edit' } })
  post({ terrella: 1, type: 'subscribe', payload: { event: 'edit' } })
  await settle()
  world.tell('edit', { entries: [{ kind: 'raise' }] })
  world.tell('visibility', { visible: false })
  post({ terrella: 1, type: 'unsubscribe', payload: { event: 'edit' } })
  await settle()
  world.tell('edit', { entries: [{ kind: 'lower' }] })
  await settle()
  expect(heard.filter(({ type }) => type === 'event')).toEqual([
    { terrella: 1, type: 'event', payload: { event: 'edit', detail: { entries: [{ kind: 'raise' }] } } },
  ])
  expect(world.listening).toBe(0)
})

test.each([
  ['from another window', { source: { postMessage: () => undefined } }],
  ['from nowhere', { source: null }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from an origin that begins alike', { origin: `${PAGE}.evil.example` }],
  ['from the same host on another port', { origin: `${PAGE}:8443` }],
  ['from the same host without encryption', { origin: 'http://host.example' }],
  ['from a page without an origin', { origin: 'null' }],
  ['from no origin', { origin: '' }],
])('a port that comes %s is not taken, and a greeting not answered', async (_, from) => {
  const { heard, call } = connect(from)
  call(1, 'loaded')
  windows.frame.receive(markMessage({ type: 'greet' }), { source: windows.parent, origin: PAGE, ...from })
  const honest = connect()
  await honest.settle()
  expect(heard).toEqual([])
  expect(hellos()).toHaveLength(1)
})

test('junk to the window is passed over, whoever sends it', () => {
  const junk = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    fc.record({
      terrella: fc.constantFrom(0, 1, 2, '1'),
      type: fc.oneof(fc.constantFrom('hello', 'call', '__proto__', 'constructor'), fc.string()),
      payload: fc.anything(),
    }),
  )
  fc.assert(
    fc.property(junk, fc.boolean(), (data, isParent) => {
      windows.frame.receive(data, { source: isParent ? windows.parent : {}, origin: PAGE })
    }),
  )
  // A connection without a port, or with two, is none.
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  windows.frame.receive(markMessage({ type: 'connect' }), { source: windows.parent, origin: PAGE })
  const taken = vi.spyOn(port1, 'postMessage')
  windows.frame.receive(markMessage({ type: 'connect' }), { source: windows.parent, origin: PAGE, ports: [port1, port2] })
  expect(taken).not.toHaveBeenCalled()
  expect(hellos()).toHaveLength(1)
})

test('junk through the port changes nothing, and the next call is answered', async () => {
  const { post, settle, call, answer } = connect()
  const types = fc.oneof(fc.constantFrom('call', 'subscribe', 'unsubscribe', 'result', 'hello', 'welcome'), fc.string())
  const names = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'innerHTML', 'addEventListener', 'remove', 'undo '),
    fc.string(),
  )
  const payloads = fc.oneof(
    fc.jsonValue(),
    fc.record({ name: names, event: names, given: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())) }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.record({ terrella: fc.constantFrom(1, 1, 1, 2), id: fc.oneof(fc.nat(), fc.jsonValue()), type: types, payload: payloads }),
      async (data) => post(data),
    ),
    { numRuns: 500 },
  )
  post(undefined)
  post('x'.repeat(1_000_000))
  await settle()
  expect(world.done).toEqual([])
  expect(world.listening).toBe(0)
  call(1_000_000_001, 'loaded')
  expect(await answer(1_000_000_001)).toMatchObject({ payload: true })
})

test.each<[string, string, unknown[], RegExp]>([
  ['a camera beyond numbers', 'setCamera', [{ heading: Number.NaN }], /finite/],
  ['a camera of text', 'setCamera', [{ heading: '45' }], /finite numbers/],
  ['a mode that is none', 'setCamera', [{ mode: 'swim' }], /"orbit"/],
  ['no camera', 'setCamera', [], /camera/],
  ['one camera too many', 'setCamera', [{}, {}], /camera/],
  ['an edit without a kind', 'apply', [{}], /kind/],
  ['an edit that is a list', 'apply', [[]], /kind/],
  ['an endless path', 'apply', [{ kind: 'raise', path: Array.from({ length: 60_000 }, () => 1) }], /50,000 values/],
  ['an endless name', 'apply', [{ kind: 'raise', ['x'.repeat(300_000)]: 1 }], /200,000 characters/],
  ['an endless kind', 'apply', [{ kind: 'x'.repeat(1_000) }], /kind/],
  ['an edit that would change all objects', 'apply', [JSON.parse('{"kind":"raise","__proto__":{"polluted":1}}')], /__proto__/],
  ['an edit with a file in it', 'apply', [{ kind: 'raise', file: new Blob() }], /plain object/],
  ['half a place', 'elevationAt', [1], /two finite numbers/],
  ['another thing to export', 'exportFile', ['exe'], /glb/],
  ['an attribute that is none', 'setAttribute', ['onclick', 'alert(1)'], /attribute/],
  ['an attribute that changes all objects', 'setAttribute', ['__proto__', 'x'], /attribute/],
  ['an attribute that is no text', 'setAttribute', ['weather', 3], /text/],
  ['an endless weather', 'setAttribute', ['weather', 'x'.repeat(5_000)], /4096/],
  ['an endless source', 'setAttribute', ['src', 'x'.repeat(140_000)], /131072/],
  ['a call that is none', 'remove', [], /no such call/],
  ['a call that all objects have', 'constructor', [], /no such call/],
])('%s is refused with a sentence', async (_, name, given, sentence) => {
  const { call, answer } = connect()
  call(1, name, ...given)
  const refusal = await answer(1)
  expect(refusal).toMatchObject({ type: 'error', payload: { code: 'invalid-argument', message: expect.stringMatching(sentence) } })
  expect(JSON.stringify(refusal).length).toBeLessThan(400)
  expect(world.done).toEqual([])
  expect(world.attributes.size).toBe(0)
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('a call whose arguments are no list is refused', async () => {
  const { post, answer } = connect()
  post({ terrella: 1, id: 1, type: 'call', payload: { name: 'undo', given: { length: 0 } } })
  post({ terrella: 1, id: 2, type: 'call', payload: { name: 'undo' } })
  expect(await answer(1)).toMatchObject({ type: 'error', payload: { code: 'invalid-argument' } })
  expect(await answer(2)).toMatchObject({ type: 'error', payload: { code: 'invalid-argument' } })
})

test('10,000 calls at once: 64 are taken, every other one is refused, and all are answered', async () => {
  let letGo = () => {}
  world.hold = new Promise((resolve) => {
    letGo = resolve
  })
  const { heard, call } = connect()
  for (let id = 1; id <= 10_000; id++) call(id, 'redo')
  await vi.waitUntil(() => heard.length === 1 + 10_000 - 64, { timeout: 20_000 })
  expect(heard.slice(1).every(({ payload }) => (payload as { code: string }).code === 'not-allowed')).toBe(true)
  expect(world.done).toHaveLength(64)
  letGo()
  await vi.waitUntil(() => heard.length === 10_001)
  call(10_001, 'loaded')
  await vi.waitUntil(() => heard.length === 10_002)
})

test('a call with the number of one that waits is passed over', async () => {
  let letGo = () => {}
  world.hold = new Promise((resolve) => {
    letGo = resolve
  })
  const { heard, call, settle } = connect()
  call(5, 'redo')
  call(5, 'undo')
  await settle()
  letGo()
  await settle()
  expect(heard.filter(({ id }) => id === 5)).toEqual([expect.objectContaining({ type: 'result', payload: false })])
  expect(world.done).toEqual([['redo']])
})

test('a port that is closed frees what it listened to; a call that runs ends in silence', async () => {
  let letGo = () => {}
  world.hold = new Promise((resolve) => {
    letGo = resolve
  })
  const { post, call, settle, close } = connect()
  post({ terrella: 1, type: 'subscribe', payload: { event: 'camera-change' } })
  call(1, 'redo')
  await settle()
  expect(world.listening).toBe(1)
  close()
  await vi.waitUntil(() => world.listening === 0)
  letGo()
  await connect().settle()
})

test('the ninth conversation ends the oldest, and no other', async () => {
  const all = Array.from({ length: 8 }, () => connect())
  await Promise.all(all.map(({ settle }) => settle()))
  const ninth = connect()
  await ninth.settle()
  await vi.waitUntil(() => all[0]?.heard.at(-1)?.type === 'bye')
  await Promise.all(all.slice(1).map(({ settle }) => settle()))
})

test('a thousand connections leave eight', async () => {
  for (let i = 0; i < 1_000; i++) connect().post({ terrella: 1, type: 'subscribe', payload: { event: 'edit' } })
  await connect().settle()
  await vi.waitUntil(() => world.listening <= 8)
})

test('it says good-bye when it is disposed of, and takes nothing more', async () => {
  const { heard, settle } = connect()
  await settle()
  child.dispose()
  await vi.waitUntil(() => heard.at(-1)?.type === 'bye')
  windows.frame.receive(markMessage({ type: 'greet' }), { source: windows.parent, origin: PAGE })
  expect(hellos()).toHaveLength(1)
})

test('without an allowed origin whoever embeds it may watch, and nothing else', async () => {
  open([])
  expect(hellos()).toMatchObject([{ targetOrigin: '*', message: { payload: { readOnly: true } } }])
  const { call, answer, post, heard, settle } = connect({ origin: 'https://anybody.example' })
  const refused = [
    'load',
    'apply',
    'undo',
    'redo',
    'play',
    'pause',
    'setCamera',
    'toBlob',
    'toShareURL',
    'exportFile',
    'dismissPoster',
    'dispose',
  ]
  const refusedToo = [...refused, 'world', 'getAttribute', 'setAttribute', 'removeAttribute']
  for (const [i, name] of refusedToo.entries()) {
    call(i + 1, name)
    expect(await answer(i + 1)).toMatchObject({ type: 'error', payload: { code: 'not-allowed', message: expect.stringContaining(name) } })
  }
  for (const [i, name] of ['ready', 'loaded', 'camera', 'stats', 'canUndo', 'canRedo', 'capabilities'].entries()) {
    call(100 + i, name)
    expect(await answer(100 + i)).toMatchObject({ type: 'result' })
  }
  expect(world.done).toEqual([])
  post({ terrella: 1, type: 'subscribe', payload: { event: 'edit' } })
  post({ terrella: 1, type: 'subscribe', payload: { event: 'camera-change' } })
  await settle()
  world.tell('edit', { entries: [{ kind: 'raise' }] })
  if (world.camera) world.tell('camera-change', world.camera)
  await settle()
  expect(heard.filter(({ type }) => type === 'event').map(({ payload }) => payload)).toEqual([
    { event: 'edit', detail: { entries: [] } },
    { event: 'camera-change', detail: world.camera },
  ])
})

test('without an allowed origin, too, only the parent is heard', async () => {
  open([])
  const { heard, call } = connect({ source: {} })
  call(1, 'loaded')
  await connect().settle()
  expect(heard).toEqual([])
})
