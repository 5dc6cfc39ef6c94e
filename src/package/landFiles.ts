import { ModelError } from '../models'
import { told } from './landArea'
import type { LandFile, LandOptions } from './landTypes'

/** Reads one of the package's files. @throws ModelError with a sentence when it cannot */
export type ReadFile = (file: LandFile) => Promise<Uint8Array>

/** Beside this module: bundlers know such addresses, and take the files along. */
const BESIDE: Readonly<Record<LandFile, URL>> = {
  'models/manifest.json': new URL('../../public/models/manifest.json', import.meta.url),
  'models/relief.onnx': new URL('../../public/models/relief.onnx', import.meta.url),
  'engine/ort-wasm-simd-threaded.wasm': new URL('../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm', import.meta.url),
}

/** How files are read where a caller says they are. @throws RangeError when that is no place */
export function readFrom(assets: LandOptions['assets']): ReadFile {
  if (typeof assets === 'function') return (file) => readByCaller(assets, file)
  const folder = assets === undefined ? undefined : folderOf(assets)
  return (file) => readUrl(folder ? new URL(file, folder) : BESIDE[file], file)
}

async function readByCaller(read: Extract<LandOptions['assets'], (...file: never[]) => unknown>, file: LandFile): Promise<Uint8Array> {
  const bytes: unknown = await read(file)
  if (bytes instanceof Uint8Array) return bytes
  throw new ModelError('missing', `Expected the bytes of ${file} as a Uint8Array, got ${told(bytes)}.`)
}

function folderOf(assets: unknown): URL {
  const text = assets instanceof URL ? assets.href : assets
  if (typeof text !== 'string' || text === '') throw new RangeError(`Expected assets as an address or a path, got ${told(assets)}.`)
  const folder = text.endsWith('/') ? text : `${text}/`
  const isAddress = /^[a-z][a-z\d+.-]+:/i.test(folder)
  const base = isAddress ? undefined : (globalThis.document?.baseURI ?? globalThis.location?.href ?? nodeFolder())
  try {
    return new URL(folder, base)
  } catch {
    throw new RangeError(`Expected assets as an address or a path, got ${told(assets)}.`)
  }
}

async function readUrl(url: URL, file: LandFile): Promise<Uint8Array> {
  try {
    const fileSystem = url.protocol === 'file:' ? node()?.getBuiltinModule('node:fs/promises') : undefined
    if (fileSystem) return new Uint8Array(await fileSystem.readFile(url))
    const response = await fetch(url)
    if (!response.ok) throw new ModelError('missing', `The file ${file} is missing at ${url} (${response.status}).`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    if (cause instanceof ModelError) throw cause
    throw new ModelError('missing', `The file ${file} cannot be read at ${url}.`, { cause })
  }
}

/** Node, without an import that bundlers for browsers would stumble over. */
function node(): Pick<NodeJS.Process, 'getBuiltinModule' | 'cwd'> | undefined {
  return typeof globalThis.process?.getBuiltinModule === 'function' ? globalThis.process : undefined
}

function nodeFolder(): URL | undefined {
  const here = node()
  return here?.getBuiltinModule('node:url').pathToFileURL(`${here.cwd()}/`)
}
