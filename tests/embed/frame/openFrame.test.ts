import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TerrellaError } from '../../../src/embed/api'
import { type FramedWorld, type FrameOptions, openFrame } from '../../../src/embed/frame'
import { FrameChild } from '../../../src/embed/frame/FrameChild'
import { markMessage, readMessage } from '../../../src/embed/frame/protocol'
import { FakePage } from './fakeWindows'
import { CAMERA, FakeWorld, SNAPSHOT } from './fakeWorld'

const PAGE = 'https://host.example'
const FRAME = 'https://terrella.example'

let world: FakeWorld
let windows: FakePage
let child: FrameChild | undefined
const opened: FramedWorld[] = []

beforeEach(() => {
  world = new FakeWorld()
  windows = new FakePage(PAGE, FRAME)
})
afterEach(() => {
  for (const framed of opened.splice(0)) framed.close()
  child?.dispose()
  child = undefined
})

/** What happens when embed.html has been loaded. */
function load(allowedOrigins: readonly string[] = [PAGE]): void {
  child = new FrameChild({ world, window: windows.frameWindow, allowedOrigins, version: '1.2.3' })
}

/** An iframe as far as openFrame looks at one. */
function fakeIframe({
  src = `${FRAME}/embed.html`,
  sandbox,
  loading = 'eager',
}: {
  src?: string
  sandbox?: string
  loading?: string
} = {}) {
  const iframe = {
    src,
    loading,
    hasAttribute: (name: string) => name === 'sandbox' && sandbox !== undefined,
    sandbox: { contains: (word: string) => Boolean(sandbox?.split(' ').includes(word)) },
    get contentWindow() {
      return windows.content
    },
    ownerDocument: { baseURI: `${PAGE}/page.html`, defaultView: windows.page },
  }
  return iframe as unknown as HTMLIFrameElement
}

async function open(options: FrameOptions = {}, iframe = fakeIframe()): Promise<FramedWorld> {
  const framed = await openFrame(iframe, options)
  opened.push(framed)
  return framed
}

/** A frame that answers as it likes: everything it is sent through its port, and a way to send. */
async function openStranger(hello: object = {}): Promise<{ framed: FramedWorld; port: MessagePort; heard: unknown[] }> {
  const opening = open()
  sayHello(hello)
  const port = await vi.waitUntil(() => windows.frame.ports[0])
  const heard: unknown[] = []
  port.addEventListener('message', ({ data }) => heard.push(data))
  port.start()
  port.postMessage(markMessage({ type: 'welcome' }))
  return { framed: await opening, port, heard }
}

function sayHello(more: object = {}, from: object = {}): void {
  const payload = { version: '9', capabilities: world.capabilities, readOnly: false, document: 'one', ...more }
  windows.page.receive(markMessage({ type: 'hello', payload }), { source: windows.content, origin: FRAME, ...from })
}

test('a frame that is loaded later is opened when it says hello', async () => {
  const opening = open()
  setTimeout(load, 20)
  const framed = await opening
  expect([framed.version, framed.readOnly]).toEqual(['1.2.3', false])
  expect(await framed.camera()).toEqual(CAMERA)
})

test('a frame that was loaded before is greeted, and opened', async () => {
  load()
  const framed = await open()
  expect(await framed.world()).toEqual(SNAPSHOT)
})

test('everything the element can do is done, and what it answers comes back', async () => {
  load()
  const framed = await open()
  await framed.ready()
  await framed.load()
  await framed.apply({ kind: 'raise', path: [[1, 2]], radius: 300, by: 40 })
  expect(await framed.undo()).toBe(true)
  expect(await framed.redo()).toBe(false)
  await framed.play()
  await framed.pause()
  await framed.setCamera({ heading: 10, mode: 'walk' })
  expect(await framed.elevationAt(3, 4)).toBe(7)
  expect(await framed.elevationAt(0, 4)).toBeUndefined()
  await framed.dismissPoster()
  expect(await framed.toShareURL()).toBe('https://terrella.example/#w=1.abc')
  const picture = await framed.toBlob({ pixelRatio: 2 })
  expect([picture.type, await picture.text()]).toEqual(['image/png', 'picture'])
  expect(await framed.stats()).toEqual(world.stats)
  expect([await framed.loaded(), await framed.canUndo(), await framed.canRedo()]).toEqual([true, true, false])
  expect(await framed.capabilities()).toEqual(world.capabilities)
  await framed.setAttribute('weather', 'rain')
  expect(await framed.getAttribute('weather')).toBe('rain')
  await framed.removeAttribute('weather')
  expect(await framed.getAttribute('weather')).toBeNull()
  expect(world.done).toEqual([
    ['load'],
    ['apply', { kind: 'raise', path: [[1, 2]], radius: 300, by: 40 }],
    ['undo'],
    ['redo'],
    ['play'],
    ['pause'],
    ['setCamera', { heading: 10, mode: 'walk' }],
    ['dismissPoster'],
    ['toBlob', { pixelRatio: 2 }],
  ])
})

test('a refusal is a TerrellaError with its code', async () => {
  load()
  const framed = await open()
  const refusal = await framed.apply({ kind: 'refused' }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(TerrellaError)
  expect(refusal).toMatchObject({ code: 'invalid-argument', message: 'There is no tool "refused".' })
  await expect(framed.setCamera({ pitch: Number.NaN })).rejects.toMatchObject({ code: 'invalid-argument' })
  const uncloneable = { kind: 'raise', by: () => 1 } as never
  await expect(framed.apply(uncloneable)).rejects.toMatchObject({
    code: 'invalid-argument',
    message: expect.stringContaining('plain data'),
  })
})

test('a page that is not allowed sees that it may only watch', async () => {
  load([])
  const framed = await open()
  expect(framed.readOnly).toBe(true)
  await expect(framed.undo()).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await framed.camera()).toEqual(CAMERA)
})

test('events are heard until they are no more listened to, by each listener alone', async () => {
  load()
  const framed = await open()
  const first = vi.fn()
  const second = vi.fn()
  const endFirst = framed.on('edit', first)
  framed.on('edit', second)
  await framed.loaded()
  expect(world.listening).toBe(1)
  world.tell('edit', { entries: [{ kind: 'raise' }] })
  await framed.loaded()
  expect(first).toHaveBeenCalledExactlyOnceWith({ entries: [{ kind: 'raise' }] })
  endFirst()
  endFirst()
  world.tell('edit', { entries: [] })
  await framed.loaded()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 2])
})

test('10,000 calls at once are all answered, in order', async () => {
  load()
  const framed = await open()
  const answers = await Promise.all(Array.from({ length: 10_000 }, (_, i) => framed.elevationAt(i + 1, 0)))
  expect(answers).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1))
})

test('no more than 64 calls are with the frame at a time, and one that is not there yet cannot be answered', async () => {
  const { framed, port, heard } = await openStranger()
  const calls = Array.from({ length: 100 }, () => framed.canUndo())
  await vi.waitUntil(() => heard.length === 64)
  port.postMessage({ terrella: 1, id: 65, type: 'result', payload: true })
  port.postMessage({ terrella: 1, id: 1, type: 'result', payload: true })
  expect(await calls[0]).toBe(true)
  await vi.waitUntil(() => heard.length === 65)
  expect(heard.at(-1)).toMatchObject({ id: 65 })
  for (let id = 2; id <= 100; id++) port.postMessage({ terrella: 1, id, type: 'result', payload: false })
  expect((await Promise.all(calls)).indexOf(false)).toBe(1)
})

test('a welcome that is said again is no news', async () => {
  const { framed, port } = await openStranger()
  const reloaded = vi.fn()
  framed.on('frame-reload', reloaded)
  port.postMessage(markMessage({ type: 'welcome' }))
  const waiting = framed.canUndo()
  port.postMessage({ terrella: 1, id: 1, type: 'result', payload: true })
  expect(await waiting).toBe(true)
  expect(reloaded).not.toHaveBeenCalled()
})

test('a frame that is loaded anew is found again: events go on, what was asked fails, what is asked meanwhile waits', async () => {
  load()
  const framed = await open()
  const edited = vi.fn()
  const reloaded = vi.fn()
  framed.on('edit', edited)
  framed.on('frame-reload', reloaded)
  world.hold = new Promise(() => undefined)
  const lost = framed.redo().catch((error: unknown) => error)
  await framed.loaded()
  windows.reload()
  expect(await lost).toMatchObject({ code: 'not-open' })
  const waiting = framed.camera()
  world = new FakeWorld()
  load()
  expect(await waiting).toEqual(CAMERA)
  world.tell('edit', { entries: [{ kind: 'again' }] })
  await framed.loaded()
  expect(edited).toHaveBeenCalledExactlyOnceWith({ entries: [{ kind: 'again' }] })
  expect(reloaded).toHaveBeenCalledExactlyOnceWith({ version: '1.2.3' })
})

test('several clients of one frame are answered each for itself, and a hello for another is no news', async () => {
  load()
  const first = await open()
  const held = first.redo
  world.hold = new Promise((resolve) => setTimeout(resolve, 50))
  const waiting = held()
  const second = await open()
  expect(await second.camera()).toEqual(CAMERA)
  expect(await waiting).toBe(false)
  second.close()
  expect(await first.loaded()).toBe(true)
})

test('a hello that is played again is passed over, and what waits goes on waiting', async () => {
  const { framed, port, heard } = await openStranger()
  const waiting = framed.canUndo()
  for (let i = 0; i < 1_000; i++) sayHello()
  await vi.waitUntil(() => heard.length === 1)
  port.postMessage({ terrella: 1, id: 1, type: 'result', payload: true })
  expect(await waiting).toBe(true)
  expect(windows.frame.ports).toHaveLength(1)
})

test.each([
  ['from another window', {}, { source: {} }],
  ['from another origin', {}, { origin: 'https://evil.example' }],
  ['from no origin', {}, { origin: 'null' }],
  ['without capabilities', { capabilities: undefined }, {}],
  ['with an endless version', { version: 'x'.repeat(1_000_000) }, {}],
  ['with a version that is no text', { version: {} }, {}],
  ['that does not say whether one may do anything', { readOnly: 'no' }, {}],
  ['with a map in it', { more: new Map() }, {}],
])('a hello %s is passed over', async (_, hello, from) => {
  const opening = openFrame(fakeIframe(), { timeoutMilliseconds: 50 })
  sayHello(hello, from)
  await expect(opening).rejects.toMatchObject({ code: 'not-open', message: expect.stringContaining('0.05 seconds') })
  expect(windows.frame.ports).toHaveLength(0)
})

test('junk from the frame is passed over: results nobody waits for, events nobody asked for, and worse', async () => {
  const { framed, port } = await openStranger()
  const heard = vi.fn()
  framed.on('edit', heard)
  const values = fc.oneof(fc.jsonValue(), fc.record({ event: fc.constantFrom('edit', 'load', '__proto__'), detail: fc.jsonValue() }))
  const types = fc.oneof(fc.constantFrom('result', 'error', 'event', 'welcome', 'hello', 'call'), fc.string())
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.record({ terrella: fc.constant(1), id: fc.oneof(fc.integer({ min: 100 }), fc.jsonValue()), type: types, payload: values }),
  )
  fc.assert(
    fc.property(junk, (data) => (data === 'bye' ? undefined : port.postMessage(data))),
    { numRuns: 500 },
  )
  port.postMessage({
    terrella: 1,
    type: 'event',
    payload: JSON.parse('{"event":"edit","detail":{"entries":[{"kind":"x","__proto__":{"polluted":1}}]}}'),
  })
  port.postMessage({ terrella: 1, type: 'event', payload: { event: 'edit', detail: { entries: [{ kind: 'true' }] } } })
  await vi.waitUntil(() => heard.mock.calls.length > 0)
  expect(heard.mock.calls.filter(([{ entries }]) => entries.length > 0)).toEqual([[{ entries: [{ kind: 'true' }] }]])
  const waiting = framed.canRedo()
  port.postMessage({ terrella: 1, id: 1, type: 'result', payload: false })
  expect(await waiting).toBe(false)
})

test.each([
  ['a camera that is none', 'camera' as const, { east: 1 }],
  ['a camera of no numbers', 'camera' as const, { ...CAMERA, east: Number.POSITIVE_INFINITY }],
  [
    'a world that changes all objects',
    'world' as const,
    { ...SNAPSHOT, entries: [JSON.parse('{"kind":"raise","__proto__":{"polluted":1}}')] },
  ],
  ['text for a picture', 'toBlob' as const, 'picture'],
  ['a picture for a file', 'exportFile' as const, new Blob()],
  ['a map', 'stats' as const, new Map()],
])('%s is no answer', async (_, name, answer) => {
  const { framed, port } = await openStranger()
  const waiting = (framed[name] as (given?: string) => Promise<unknown>)()
  port.postMessage({ terrella: 1, id: 1, type: 'result', payload: answer })
  await expect(waiting).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining(name) })
})

test('a refusal that is none is still one', async () => {
  const { framed, port } = await openStranger()
  const first = framed.undo()
  const second = framed.undo()
  port.postMessage({ terrella: 1, id: 1, type: 'error', payload: { code: 'toString', message: 'x'.repeat(100_000) } })
  port.postMessage({ terrella: 1, id: 2, type: 'error' })
  const refusal = await first.catch((error: TerrellaError) => error)
  expect(refusal).toMatchObject({ code: 'internal' })
  expect(String(refusal).length).toBeLessThan(1_100)
  await expect(second).rejects.toMatchObject({ code: 'internal' })
})

test('a call that is not answered in time fails with a sentence; load() and ready() have time', async () => {
  const opening = open({ timeoutMilliseconds: 60 })
  sayHello()
  const port = await vi.waitUntil(() => windows.frame.ports[0])
  port.postMessage(markMessage({ type: 'welcome' }))
  const framed = await opening
  const ready = framed.ready()
  await expect(framed.undo()).rejects.toMatchObject({ code: 'not-open', message: 'undo() had no answer within 0.06 seconds.' })
  port.postMessage({ terrella: 1, id: 1, type: 'result' })
  await ready
  // The late answer is nobody's.
  port.postMessage({ terrella: 1, id: 2, type: 'result', payload: true })
  const next = framed.canUndo()
  port.postMessage({ terrella: 1, id: 3, type: 'result', payload: false })
  expect(await next).toBe(false)
})

test('a frame that is gone fails what waits, and a good-bye fails what comes after', async () => {
  load()
  const framed = await open()
  child?.dispose()
  await expect(vi.waitFor(() => framed.loaded().then(() => expect.fail('an answer')))).rejects.toMatchObject({ code: 'not-open' })
})

test('closing ends all: calls fail, events are silent, the frame is free', async () => {
  load()
  const framed = await open()
  const heard = vi.fn()
  framed.on('edit', heard)
  await framed.loaded()
  world.hold = new Promise(() => undefined)
  const waiting = framed.redo().catch((error: unknown) => error)
  framed.close()
  framed.close()
  expect(await waiting).toMatchObject({ code: 'not-open' })
  await expect(framed.loaded()).rejects.toMatchObject({ code: 'not-open' })
  await vi.waitUntil(() => world.listening === 0)
  expect(world.done.map(([name]) => name)).not.toContain('dispose')
})

test('dispose() ends the world, and the conversation with it', async () => {
  load()
  const framed = await open()
  await framed.dispose()
  expect(world.done).toEqual([['dispose']])
  await expect(framed.loaded()).rejects.toMatchObject({ code: 'not-open' })
})

test('a frame without an origin is opened when that is asked for: its source tells who it is, and the page is known to it', async () => {
  windows = new FakePage(PAGE, 'null')
  const sandboxed = fakeIframe({ sandbox: 'allow-scripts' })
  await expect(openFrame(sandboxed)).rejects.toMatchObject({ code: 'invalid-argument', message: expect.stringContaining('"null"') })
  load()
  const framed = await open({ origin: 'null' }, sandboxed)
  expect(framed.readOnly).toBe(false)
  await framed.apply({ kind: 'raise', path: [[0, 0]], radius: 100, by: 1 })
  expect(windows.frame.posted.map(({ message, targetOrigin }) => [readMessage(message)?.type, targetOrigin])).toContainEqual([
    'connect',
    '*',
  ])
})

test('a port is only ever sent to the exact origin of the frame', async () => {
  load()
  await open()
  const sent = windows.frame.posted.map(({ message, targetOrigin }) => [readMessage(message)?.type, targetOrigin])
  expect(sent.filter(([type]) => type === 'connect')).toEqual([['connect', FRAME]])
})

test.each<[string, FrameOptions, { src?: string }]>([
  ['an origin with a path', { origin: `${FRAME}/` }, {}],
  ['any origin', { origin: '*' }, {}],
  ['no address', {}, { src: '' }],
  ['an address that has no origin', {}, { src: 'about:blank' }],
  ['no patience', { timeoutMilliseconds: 0 }, {}],
  ['a patience that is no number', { timeoutMilliseconds: Number.NaN }, {}],
])('%s cannot be opened', async (_, options, iframe) => {
  await expect(openFrame(fakeIframe(iframe), options)).rejects.toMatchObject({ code: 'invalid-argument' })
})

test('a frame that never answers is given up with a sentence, unless it is loaded lazily', async () => {
  vi.useFakeTimers()
  try {
    const opening = openFrame(fakeIframe()).catch((error: unknown) => error)
    const lazy = openFrame(fakeIframe({ loading: 'lazy' }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await opening).toMatchObject({ code: 'not-open', message: expect.stringContaining('within 60 seconds') })
    await vi.advanceTimersByTimeAsync(10_000_000)
    load()
    opened.push(await lazy)
  } finally {
    vi.useRealTimers()
  }
})
