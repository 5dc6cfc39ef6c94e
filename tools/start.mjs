// npm start: installs what is missing and serves the page for development.
import { installPackages } from './setup/packages.mjs'
import { choosePort, explainServerError } from './setup/page.mjs'
import { ROOT } from './setup/program.mjs'

await installPackages()
const port = choosePort(5173)
const { createServer } = await import('vite')
const server = await createServer({ root: ROOT, server: { port, strictPort: true } })
await server.listen().catch((error) => explainServerError(error, port))
console.log(`Terrella is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`} (Ctrl+C ends it)`)
