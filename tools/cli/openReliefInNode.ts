import { readFile } from 'node:fs/promises'
import * as ort from 'onnxruntime-web/wasm'
import type { Relief } from '../../src/land'
import { createReliefModel, ModelError, openModel, parseManifest, RELIEF_SPEC } from '../../src/models'

/** The relief model in Node, with what its manifest says. */
export interface NodeRelief extends Relief {
  readonly model: { readonly file: string; readonly sha256: string }
  readonly dispose: () => Promise<void>
}

const MODELS = new URL('../../public/models/', import.meta.url)

/**
 * Opens the page's own relief model on the page's own engine: ONNX Runtime's WebAssembly on one thread, whose bits are the same everywhere.
 * @throws ModelError when the model is missing or not the one the manifest names
 */
export async function openReliefInNode(): Promise<NodeRelief> {
  const entry = parseManifest(JSON.parse(String(await read('manifest.json')))).models.relief
  if (!entry) throw new ModelError('missing', 'The list of model files does not name the relief model.')
  ort.env.wasm.numThreads = 1
  const bytes = new Uint8Array(await read(entry.file))
  const session = await openModel({ runtime: ort, spec: RELIEF_SPEC, entry, bytes, executionProviders: ['wasm'] })
  const { refine, dispose } = createReliefModel(ort, session)
  return { refine, dispose, styles: entry.styles, model: { file: entry.file, sha256: entry.sha256 } }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(new URL(file, MODELS))
  } catch (cause) {
    throw new ModelError('missing', `The file public/models/${file} cannot be read.`, { cause })
  }
}
