/** Holds files by what is in them: the address ends with the file's hash, so that nothing in it is ever out of date. */
const CACHE = 'terrella-models'

/** A file as a manifest names it. */
export interface NamedFile {
  readonly url: URL
  /** Lower-case hex. */
  readonly sha256: string
}

/**
 * Fetches a file, from what this browser has kept where it has it. What comes from the network is kept if it is what its hash says; if it is not, the caller gets
 * it as it came.
 */
export async function fetchKept({ url, sha256 }: NamedFile): Promise<Response> {
  const address = addressOf({ url, sha256 })
  const cache = await openCache()
  if (!cache) return fetch(address)
  const kept = await readKept(cache, address, sha256)
  if (kept) return kept
  const response = await fetch(address)
  if (response.ok) {
    const copy = response.clone()
    if (await isWhole(response.clone(), sha256)) await keep(cache, address, copy)
  }
  return response
}

/** Whether this browser has a file, and whole. */
export async function isKept({ url, sha256 }: NamedFile): Promise<boolean> {
  const cache = await openCache()
  return cache !== undefined && (await readKept(cache, addressOf({ url, sha256 }), sha256)) !== undefined
}

/** Throws away all files but these. */
export async function keepOnly(files: readonly NamedFile[]): Promise<void> {
  const cache = await openCache()
  const addresses = new Set(files.map(addressOf))
  for (const { url } of (await cache?.keys()) ?? []) if (!addresses.has(url)) await cache?.delete(url)
}

function addressOf({ url, sha256 }: NamedFile): string {
  const address = new URL(url)
  address.searchParams.set('sha256', sha256)
  return address.href
}

/** The cache; undefined where the browser keeps none for this page. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(CACHE)
  } catch {
    return undefined
  }
}

async function readKept(cache: Cache, address: string, sha256: string): Promise<Response | undefined> {
  const kept = await cache.match(address)
  if (!kept || (await isWhole(kept.clone(), sha256))) return kept
  await cache.delete(address)
  return undefined
}

/** Where there is no room, the file is fetched again the next time. */
async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  try {
    await cache.put(address, response)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

async function isWhole(response: Response, sha256: string): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256
}
