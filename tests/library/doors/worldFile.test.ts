import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFile, writeFile } from '../../../src/library/doors/worldFile'
import { encodeWorld } from '../../../src/world'
import { editedWorld, filedWorld } from './sentWorlds'

const GOLDEN = fileURLToPath(new URL('./golden', import.meta.url))
const HEAD = {
  ...{ format: 1, app: '0.1.0', name: 'a', seed: 4294967295, models: { relief: '0123456789abcdef' } },
  ...{ created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z' },
}

/** A file whose head says something else. */
function fileWith(head: object | string, log = encodeWorld(editedWorld(5))): Uint8Array {
  return zipSync({ 'world.json': strToU8(typeof head === 'string' ? head : JSON.stringify(head)), 'log.bin': log })
}

test('a file is read back as it was written, and equal worlds give equal files', () => {
  const filed = filedWorld(60)
  expect(readFile(writeFile(filed, '0.1.0'))).toEqual(filed)
  expect(writeFile(filed, '0.1.0')).toEqual(writeFile(filed, '0.1.0'))
  const plain = { world: editedWorld(0), created: filed.created, changed: filed.changed }
  expect(readFile(writeFile(plain, '0.1.0'))).toEqual({ ...plain, name: undefined, camera: undefined, thumbnail: undefined })
})

test('what is written keeps to the published schema, and the schema refuses what is not so', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../docs/terrella-file.schema.json', import.meta.url), 'utf8'))
  const ajv = new Ajv2020({ formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) } })
  const check = ajv.compile(schema)
  const { camera: _, ...without } = filedWorld(3)
  for (const filed of [filedWorld(10), without]) {
    const head = JSON.parse(new TextDecoder().decode(unzipSync(writeFile(filed, '0.1.0'))['world.json']))
    expect(check(head), ajv.errorsText(check.errors)).toBe(true)
    expect(check({ ...head, seed: -1 })).toBe(false)
    expect(check({ ...head, more: 1 })).toBe(false)
    expect(check({ ...head, models: { relief: 'x' } })).toBe(false)
  }
})

/**
 * Files of every format there ever was: they open for ever. To add one: give it a name of its own here, write it with `writeFile(filedWorld(count), version)`
 * before the format changes, and never change one that is there.
 */
test('golden files open, and hold what they held', () => {
  const files = readdirSync(GOLDEN).filter((file) => file.endsWith('.terrella'))
  expect(files).toContain('format-1.terrella')
  for (const file of files) {
    const { world, name, camera, created, thumbnail } = readFile(readFileSync(path.join(GOLDEN, file)))
    expect({ world, name, camera, created, thumbnail }).toMatchObject({ name: 'Ærø & <b>Østerø</b> 🏔', camera: filedWorld(0).camera })
    expect(world).toEqual(editedWorld(40))
    expect(created).toBe(filedWorld(0).created)
    expect(thumbnail?.length).toBeGreaterThan(50)
  }
})

test.each<[string, Uint8Array, string]>([
  ['a newer format', fileWith({ ...HEAD, format: 2 }), 'it was made by a newer version of Terrella'],
  ['no format', fileWith({ ...HEAD, format: undefined }), 'what it says of its world cannot be read'],
  ['an array', fileWith('[]'), 'what it says of its world cannot be read'],
  ['no JSON', fileWith('{'), 'what it says of its world cannot be read'],
  ['a name that is none', fileWith({ ...HEAD, name: {} }), 'what it says of its world cannot be read'],
  ['a date that is none', fileWith({ ...HEAD, created: 'soon' }), 'it has no date that can be read'],
  ['a camera that is none', fileWith({ ...HEAD, camera: null }), 'its camera stands nowhere in the world'],
  [
    'a camera at infinity',
    fileWith(
      JSON.stringify({ ...HEAD, camera: { east: 1, south: 1, elevation: 1, yaw: 1, pitch: 1, fieldOfView: 9 } }).replace(
        '"east":1',
        '"east":1e999',
      ),
    ),
    'its camera stands nowhere in the world',
  ],
  [
    'a prototype for a camera',
    fileWith(`${JSON.stringify(HEAD).slice(0, -1)},"camera":{"__proto__":{"east":1}}}`),
    'its camera stands nowhere in the world',
  ],
  ['another seed', fileWith({ ...HEAD, seed: 8 }), 'its parts belong to different worlds'],
  ['other models', fileWith({ ...HEAD, models: { relief: '0123456789abcdee' } }), 'its parts belong to different worlds'],
  [
    'a model whose hash has no text',
    fileWith({ ...HEAD, models: { relief: { toString: 1, valueOf: 2 } } }),
    'what it says of its world cannot be read',
  ],
  ['models that every object has', fileWith({ ...HEAD, models: { toString: '1' } }), 'its parts belong to different worlds'],
  ['a log that is none', fileWith(HEAD, new Uint8Array(9)), 'it is not a world'],
  ['no log', zipSync({ 'world.json': strToU8(JSON.stringify(HEAD)) }), 'it is a zip file, and holds no world'],
])('%s is refused', (_, bytes, sentence) => {
  expect(() => readFile(bytes)).toThrow(sentence)
})

test('a name is cleaned of what could hide or turn other text, and a prototype in the head touches nothing', () => {
  const name = ` \u202eevil\u0000\n\ud800<script>alert(1)</script>\u2066${'x'.repeat(200)}`
  const read = readFile(fileWith(`${JSON.stringify({ ...HEAD, name }).slice(0, -1)},"__proto__":{"polluted":true}}`))
  expect(read.name?.startsWith('evil <script>alert(1)</script>')).toBe(true)
  expect([...(read.name ?? '')]).toHaveLength(80)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
