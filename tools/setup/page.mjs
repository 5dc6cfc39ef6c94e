import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { giveUp, ROOT, runPackage } from './program.mjs'

const SOURCES = [
  'src',
  'public',
  'index.html',
  'embed.html',
  'examples',
  'vite.config.ts',
  'tools/build',
  'tools/package',
  'docs/embed-package.md',
  'docs/embed-reference.md',
  'package.json',
  'package-lock.json',
]

/** Builds the page into dist/ and the npm package into package/, unless what is there is newer than everything it is made from. */
export async function buildIfStale() {
  const places = ['dist/index.html', 'package/package.json'].map((place) => path.join(ROOT, place))
  const isThere = places.every((place) => existsSync(place))
  const newest = Math.max(...SOURCES.map((source) => lastChange(path.join(ROOT, source))))
  if (isThere && places.every((place) => statSync(place).mtimeMs > newest)) return
  await buildPage()
  await buildPackage()
}

/** Builds the npm package into package/, after the page. */
export async function buildPackage() {
  const { status } = await runPackage('tsx', ['tools/package/buildPackage.ts'])
  if (status !== 0) throw new Error('The npm package could not be built: see above.')
}

/** Builds the page into dist/. */
export async function buildPage() {
  process.chdir(ROOT)
  const { build } = await import('vite')
  await build({ root: ROOT, logLevel: 'warn' })
  // By itself, so that a page that only talks with a frame fetches nothing of the world.
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: 'src/embed/frame/index.ts', formats: ['es'], fileName: 'terrella-frame' },
    },
  })
}

/** The port of a server: $PORT, else `usual`. @param {number} usual */
export function choosePort(usual) {
  const port = Number(process.env.PORT || usual)
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : giveUp(`PORT is ${process.env.PORT}, which is no port number.`)
}

/** Says in one sentence why a server did not start. @param {unknown} error @param {number} port @returns {never} */
export function explainServerError(error, port) {
  const reason = error instanceof Error ? error.message : String(error)
  if (/in use/i.test(reason)) giveUp(`Port ${port} is taken. Close what uses it, or choose another with PORT=${port + 1}.`)
  giveUp(reason)
}

/** When a file, or anything in a folder, last changed; a folder's own time tells of files taken away. @param {string} place @returns {number} */
function lastChange(place) {
  const { mtimeMs } = statSync(place)
  const inside = statSync(place).isDirectory() ? readdirSync(place).map((name) => lastChange(path.join(place, name))) : []
  return Math.max(mtimeMs, ...inside)
}
