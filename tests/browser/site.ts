import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the built page lies. */
export const BUILT_PAGE = fileURLToPath(new URL('../../dist', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** What a path answers instead of the built file; without `body` it keeps the file's own bytes. */
export interface Answer {
  readonly status?: number
  readonly body?: string | Uint8Array
  /** Changes the file's own bytes, to damage them for instance. */
  readonly change?: (file: Buffer) => Uint8Array
  /** Holds the answer back until this is done. */
  readonly after?: Promise<void>
}

/** For tests of what lies over the land: without its model it stays as it was baked, and is soon at rest. */
export const WITHOUT_MODEL: Readonly<Record<string, Answer>> = { '/models/relief.onnx': { after: new Promise(() => {}) } }

export interface SiteOptions {
  /** What is served; the built page, if nothing else is said. */
  readonly folder?: string
  /** Sent with every answer, a stricter Content-Security-Policy for instance. */
  readonly headers?: Readonly<Record<string, string>>
  /** By path as in the address, '/models/relief.onnx' for instance; looked up anew for every request, so that a test may mend them. */
  readonly answers?: Readonly<Record<string, Answer>>
  /** Any free one, if nothing else is said. */
  readonly port?: number
}

export interface Site {
  readonly url: string
  close(): Promise<void>
}

/** Serves the built page on a free port of this machine, as a plain web server would. */
export async function serveSite({ folder = BUILT_PAGE, headers = {}, answers = {}, port = 0 }: SiteOptions = {}): Promise<Site> {
  const server = createServer(async (request, response) => {
    const place = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname)
    const name = place.endsWith('/') ? `${place}index.html` : place
    const { status = 200, body, change, after } = answers[place] ?? {}
    await after
    const file = body === undefined ? await readFile(path.join(folder, path.normalize(name))).catch(() => undefined) : Buffer.from(body)
    if (!file) return response.writeHead(404, headers).end('Not found')
    response.writeHead(status, { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream', ...headers })
    return response.end(change ? change(file) : file)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test site has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
