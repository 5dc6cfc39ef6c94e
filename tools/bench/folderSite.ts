import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
}

/** A file that was asked for. */
export interface AskedFile {
  /** As in the address, `/assets/index.js` for instance. */
  readonly path: string
  /** Bytes of the body as it was sent: compressed, where that is smaller. */
  readonly sentBytes: number
  /** When it was asked for, in milliseconds since 1970. */
  readonly time: number
}

export interface FolderSite {
  readonly url: string
  /** Takes what was asked for since the last call, in order. */
  readonly takeAsked: () => AskedFile[]
  readonly close: () => Promise<void>
}

/**
 * Serves folders on a free port of this machine, compressed as a good web server does it, and notes what is asked for.
 * @param folders by the address they begin at, which ends with a slash; longer addresses first
 */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<FolderSite> {
  const bodies = new Map<string, Body | undefined>()
  let asked: AskedFile[] = []
  const server = createServer(async (request, response) => {
    const time = Date.now()
    const place = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname)
    const body = bodies.has(place) ? bodies.get(place) : await readBody(folders, place)
    bodies.set(place, body)
    asked.push({ path: place, sentBytes: body?.bytes.length ?? 0, time })
    if (!body) return response.writeHead(404).end()
    return response.writeHead(200, body.headers).end(body.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The benchmark site has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    takeAsked: () => {
      const taken = asked
      asked = []
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Body {
  readonly bytes: Buffer
  readonly headers: Record<string, string>
}

async function readBody(folders: Readonly<Record<string, string>>, place: string): Promise<Body | undefined> {
  const [start, folder] = Object.entries(folders).find(([prefix]) => place.startsWith(prefix)) ?? []
  if (start === undefined || folder === undefined) return undefined
  const name = path.normalize(`/${place.slice(start.length)}${place.endsWith('/') ? 'index.html' : ''}`)
  const plain = await readFile(path.join(folder, name)).catch(() => undefined)
  if (!plain) return undefined
  const headers = { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream' }
  const packed = gzipSync(plain, { level: 9 })
  return packed.length < plain.length ? { bytes: packed, headers: { ...headers, 'content-encoding': 'gzip' } } : { bytes: plain, headers }
}
