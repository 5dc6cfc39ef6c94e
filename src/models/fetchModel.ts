import { fileIn } from '../world'
import { type ModelEntry, ModelError, parseManifest } from './manifest'

/** Fetches a model file whose hash is known; `fetch` unless something is kept. */
export type FetchFile = (file: { readonly url: URL; readonly sha256: string }) => Promise<Response>

/** Fetches the list of models, and says what it says of one. @throws ModelError */
export async function fetchEntry(modelsUrl: string, name: string): Promise<ModelEntry> {
  const entry = parseManifest(await fetchJson(new URL(fileIn(modelsUrl, 'manifest.json')))).models[name]
  if (!entry) throw new ModelError('missing', `The list of land files does not name the ${name} model.`)
  return entry
}

/** Fetches a model's file. @throws ModelError */
export async function fetchModel(
  modelsUrl: string,
  entry: ModelEntry,
  fetchFile: FetchFile = ({ url }) => fetch(url),
): Promise<Uint8Array> {
  const url = new URL(fileIn(modelsUrl, entry.file))
  return readBytes(await fetchOk(url, () => fetchFile({ url, sha256: entry.sha256 })), entry)
}

async function fetchOk(url: URL, fetchFile: () => Promise<Response> = () => fetch(url)): Promise<Response> {
  let response: Response
  try {
    response = await fetchFile()
  } catch (cause) {
    throw new ModelError('missing', `The file ${fileName(url)} could not be fetched.`, { cause })
  }
  if (!response.ok) throw new ModelError('missing', `The file ${fileName(url)} is missing (${response.status}).`)
  return response
}

async function fetchJson(url: URL): Promise<unknown> {
  const text = await (await fetchOk(url)).text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ModelError('corrupt', `The file ${fileName(url)} is damaged.`, { cause })
  }
}

/** Reads a body but never more than it should hold. */
async function readBytes(response: Response, { file, bytes: expected }: ModelEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > expected * 2 + 1024) throw new ModelError('corrupt', `The file ${file} is larger than it should be.`)
  return bytes
}

function fileName(url: URL): string {
  return url.pathname.split('/').pop() ?? url.pathname
}
