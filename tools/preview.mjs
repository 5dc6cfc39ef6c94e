// npm run preview: serves the built page, building it first where it is not there, with the headers that let other pages embed it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { EMBED_HEADERS } from './setup/embedHeaders.mjs'
import { installPackages } from './setup/packages.mjs'
import { buildPage, choosePort, explainServerError } from './setup/page.mjs'
import { ROOT } from './setup/program.mjs'

await installPackages()
const port = choosePort(4173)
if (!existsSync(path.join(ROOT, 'dist', 'index.html'))) await buildPage()
const { preview } = await import('vite')
const server = await preview({ root: ROOT, preview: { port, strictPort: true, cors: false, headers: EMBED_HEADERS } }).catch((error) =>
  explainServerError(error, port),
)
console.log(`The built page is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`} (Ctrl+C ends it)`)
