import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchKept } from '../../src/library'
import { keepModels } from '../../src/library/keepModels'

const MODELS = 'https://terrella.test/app/models/'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What the server has, by path below the models' folder. */
let server: Record<string, string>
let asked: string[]
/** What the browser has kept, by address; as the browser's own cache, as far as it is used. */
let kept: Map<string, Response>

beforeEach(() => {
  server = {}
  asked = []
  kept = new Map()
  vi.stubGlobal('fetch', async (address: string | URL) => {
    const name = new URL(address).pathname.split('/').pop() ?? ''
    asked.push(name)
    const body = server[name]
    return body === undefined ? new Response('', { status: 404 }) : new Response(body)
  })
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (address: string) => kept.get(address)?.clone(),
      put: async (address: string, response: Response) => void kept.set(address, response),
      delete: async (address: string) => kept.delete(address),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    }),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** Puts files on the server, with a manifest that names them. */
function publish(files: Record<string, string>): void {
  const models = Object.entries(files).map(([file, body]) => [file, { file, sha256: sha256(body), bytes: body.length }])
  server = { ...files, 'manifest.json': JSON.stringify({ format: 1, models: Object.fromEntries(models) }) }
}

test('all files are kept under their hash, and fetched once', async () => {
  publish({ 'relief.onnx': 'hills', 'growth.onnx': 'trees and more trees' })
  const shares: number[] = []
  expect(await keepModels(MODELS, (share) => shares.push(share))).toBeUndefined()
  expect(shares).toEqual([0.2, 1])
  expect([...kept.keys()]).toEqual([
    `${MODELS}relief.onnx?sha256=${sha256('hills')}`,
    `${MODELS}growth.onnx?sha256=${sha256('trees and more trees')}`,
  ])
  expect(await keepModels(MODELS, () => undefined)).toBeUndefined()
  expect(asked.filter((name) => name.endsWith('.onnx'))).toEqual(['relief.onnx', 'growth.onnx'])
})

test('what the worker has fetched already is not fetched again', async () => {
  publish({ 'relief.onnx': 'hills' })
  const response = await fetchKept({ url: new URL('relief.onnx', MODELS), sha256: sha256('hills') })
  expect(await response.text()).toBe('hills')
  expect(await keepModels(MODELS, () => undefined)).toBeUndefined()
  expect(asked.filter((name) => name.endsWith('.onnx'))).toHaveLength(1)
})

test('a newer version fetches what is new, keeps what is the same, and throws away the rest', async () => {
  publish({ 'relief.onnx': 'hills', 'growth.onnx': 'trees' })
  await keepModels(MODELS, () => undefined)
  publish({ 'relief.onnx': 'hills', 'growth.onnx': 'woods' })
  expect(await keepModels(MODELS, () => undefined)).toBeUndefined()
  expect(asked.filter((name) => name.endsWith('.onnx'))).toEqual(['relief.onnx', 'growth.onnx', 'growth.onnx'])
  expect([...kept.keys()].map((address) => address.slice(-64))).toEqual([sha256('hills'), sha256('woods')])
})

test('a file that arrives damaged is handed on as it came, is not kept, and is told of', async () => {
  publish({ 'relief.onnx': 'hills' })
  server['relief.onnx'] = 'hilts'
  const response = await fetchKept({ url: new URL('relief.onnx', MODELS), sha256: sha256('hills') })
  expect(await response.text()).toBe('hilts')
  expect(kept.size).toBe(0)
  expect(await keepModels(MODELS, () => undefined)).toMatch(/could not be fetched whole/)
})

test('a kept file that is damaged later is fetched anew', async () => {
  publish({ 'relief.onnx': 'hills' })
  await keepModels(MODELS, () => undefined)
  const [address = ''] = kept.keys()
  kept.set(address, new Response('hilts'))
  const response = await fetchKept({ url: new URL('relief.onnx', MODELS), sha256: sha256('hills') })
  expect(await response.text()).toBe('hills')
  expect(await kept.get(address)?.clone().text()).toBe('hills')
})

test.each([
  ['is missing', undefined],
  ['is a page', '<!doctype html>'],
  ['names no models', '{"format":1}'],
  ['leads elsewhere', JSON.stringify({ models: { a: { file: '../../other', sha256: sha256(''), bytes: 1 } } })],
  ['has no hash', JSON.stringify({ models: { a: { file: 'a.onnx', bytes: 1 } } })],
  ['names too many', JSON.stringify({ models: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [i, {}])) })],
])('a manifest that %s is told of, and nothing that is kept is lost', async (_, manifest) => {
  publish({ 'relief.onnx': 'hills' })
  await keepModels(MODELS, () => undefined)
  server = manifest === undefined ? {} : { 'manifest.json': manifest }
  expect(await keepModels(MODELS, () => undefined)).toBe('The list of land files could not be read.')
  expect(kept.size).toBe(1)
})

test('where the browser keeps nothing, files are fetched as ever', async () => {
  publish({ 'relief.onnx': 'hills' })
  vi.stubGlobal('caches', {
    open: () => {
      throw new DOMException('no', 'SecurityError')
    },
  })
  const response = await fetchKept({ url: new URL('relief.onnx', MODELS), sha256: sha256('hills') })
  expect(await response.text()).toBe('hills')
  expect(await keepModels(MODELS, () => undefined)).toMatch(/no room/)
})
