import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PACKAGE = path.join(ROOT, 'package')

/** What a page that bundles brings itself, with its types. */
const PEERS = ['react', 'react-dom', 'three', '@types/react', '@types/react-dom', '@types/three', 'csstype']

/** A folder as a stranger has it, with the package as npm installs it and nothing else. */
export interface Project {
  readonly folder: string
  /** Runs a program of Node's there. @returns what it wrote */
  readonly node: (...words: string[]) => Promise<string>
  /** Runs TypeScript's compiler there. @returns its words; none if all is well */
  readonly compile: () => Promise<string>
  readonly remove: () => Promise<void>
}

/** Packs what `npm run build` has made, and installs the archive into an empty folder, without a network. */
export async function installPackage(files: Readonly<Record<string, string>>): Promise<Project> {
  const folder = await mkdtemp(path.join(tmpdir(), 'terrella-package-'))
  const node = async (...words: string[]) => (await run(process.execPath, words, { cwd: folder })).stdout
  await npm(PACKAGE, 'pack', '--pack-destination', folder)
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz')) ?? ''
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  await npm(folder, 'install', '--legacy-peer-deps', `./${archive}`)
  for (const name of PEERS) {
    await mkdir(path.dirname(path.join(folder, 'node_modules', name)), { recursive: true })
    await symlink(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction')
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return {
    folder,
    node,
    compile: () => node(path.join(ROOT, 'node_modules/typescript/bin/tsc')).catch((error) => String(error.stdout)),
    remove: () => rm(folder, { recursive: true }),
  }
}

async function npm(cwd: string, ...words: string[]): Promise<void> {
  const quiet = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await run('npm', [...words, ...quiet], { cwd, shell: process.platform === 'win32' })
}
