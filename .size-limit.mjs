import { readFileSync } from 'node:fs'

/** What the page loads before its first frame: the entry chunk and all that it imports statically, as Vite writes them into the page. */
const page = readFileSync('dist/index.html', 'utf8')
const firstLoad = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.m?js)"/g)].map(([, file]) => `dist/${file}`)
if (firstLoad.length === 0) throw new Error('dist/index.html names no script.')
const withWasm = firstLoad.filter((file) => readFileSync(file, 'utf8').includes('.wasm'))
if (withWasm.length > 0) throw new Error(`WebAssembly belongs to the worker, and is named by ${withWasm.join(', ')}.`)

export default [{ name: 'JavaScript before the first frame', path: firstLoad, limit: '350 kB', gzip: true }]
