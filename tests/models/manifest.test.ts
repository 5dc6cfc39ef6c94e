import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelError, type ModelFault, parseManifest } from '../../src/models'

const real = JSON.parse(readFileSync(new URL('../../public/models/manifest.json', import.meta.url), 'utf8'))

function faultOf(json: unknown): { fault: ModelFault; message: string } | undefined {
  try {
    parseManifest(json)
    return undefined
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { fault: error.fault, message: error.message }
  }
}

test('the real manifest is read as it is written', () => {
  const { relief } = parseManifest(real).models
  for (const [name, value] of Object.entries(relief ?? {})) expect(value).toEqual(real.models.relief[name])
  expect(relief?.file).toBe('relief.onnx')
  expect(Object.keys(relief?.styles ?? {}).length).toBeGreaterThan(0)
})

test('whatever is sent instead of it is a ModelError with a sentence, never anything else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (json) => {
      const problem = faultOf(json)
      expect(problem).toBeDefined()
      expect(['corrupt', 'version']).toContain(problem?.fault)
      expect(problem?.message).toMatch(/^The .*\.$/su)
    }),
  )
})

test.each([0, 2, '1', null, undefined, [1]])('format %j is another version', (format) => {
  expect(faultOf({ ...real, format })?.fault).toBe('version')
})

const hash = 'a'.repeat(64)
test.each([
  [
    'file',
    ['../relief.onnx', 'http://elsewhere.example/relief.onnx', '/etc/passwd', 'relief.onnx?x', 'relief.exe', '', 7, null],
    'file name',
  ],
  ['version', [0, -1, 1.5, '1', Number.NaN, null], 'version'],
  ['opset', [0, '17', null], 'opset'],
  ['sha256', [hash.toUpperCase(), hash.slice(1), `${hash}\n`, 5, null], 'hash'],
  ['bytes', [0, -5, 1e12, 2.5, '226934', null], 'size'],
  ['multiplyAddsPerSample', ['12876', null], 'cost'],
  [
    'styles',
    [null, [], { alpine: [1, 2, 3] }, { alpine: ['1', 2, 3, 4] }, { alpine: [1, 2, 3, null] }, { alpine: 'steep' }],
    'style codes',
  ],
] as const)('a bad %s is refused by name', (field, values, what) => {
  for (const value of values) {
    const json = { ...real, models: { relief: { ...real.models.relief, [field]: value } } }
    expect(faultOf(json)).toEqual({ fault: 'corrupt', message: `The entry of the model "relief" has no valid ${what}.` })
    const { [field]: _, ...without } = real.models.relief
    expect(faultOf({ ...real, models: { relief: without } })?.fault).toBe('corrupt')
  }
})

test('names out of an object’s own past do not get in', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const json = JSON.parse(`{"format": 1, "models": {"${name}": ${JSON.stringify(real.models.relief)}}}`)
    const { models } = parseManifest(json)
    expect(models.relief).toBeUndefined()
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('sha256')
  }
})
