import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { engineFile, fileIn, PACKAGED_FOLDER } from '../../src/package/packagedFiles'

const MODELS = `${PACKAGED_FOLDER}models/`

test('every model and place is where the bundler has taken it', () => {
  for (const folder of ['models', 'places']) {
    for (const file of readdirSync(new URL(`../../public/${folder}`, import.meta.url))) {
      expect(fileIn(`${PACKAGED_FOLDER}${folder}/`, file)).toMatch(new RegExp(`^file:.*/public/${folder}/${file}$`))
    }
  }
  expect(engineFile('built', 'ort.wasm', MODELS)).toBe('built')
})

test('where a page says where the files are, all of them come from there, the engine too', () => {
  expect(fileIn('https://example.org/terrella/models/', 'relief.onnx')).toBe('https://example.org/terrella/models/relief.onnx')
  expect(engineFile('built', 'ort.wasm', 'https://example.org/terrella/models/')).toBe('https://example.org/terrella/engine/ort.wasm')
})

test.each(['../secret', 'toString', 'other.onnx'])('a file that the package has not is told: %s', (file) => {
  expect(() => fileIn(MODELS, file)).toThrow(RangeError)
})
