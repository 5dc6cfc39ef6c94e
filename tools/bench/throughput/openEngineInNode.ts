import { readFile } from 'node:fs/promises'
import * as ort from 'onnxruntime-web/wasm'
import { parseManifest } from '../../../src/models'
import type { Engine } from './engine'

const MODELS = new URL('../../../public/models/', import.meta.url)

/** The page's own engine in Node, on one thread. */
export async function openEngineInNode(): Promise<Engine> {
  const entry = parseManifest(JSON.parse(await readFile(new URL('manifest.json', MODELS), 'utf8'))).models.relief
  if (!entry) throw new Error('The list of model files does not name the relief model.')
  ort.env.wasm.numThreads = 1
  const model = new Uint8Array(await readFile(new URL(entry.file, MODELS)))
  return { runtime: ort, executionProviders: ['wasm'], entry, model, deliver: () => undefined }
}
