import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Names another file beside this one, in a declaration. */
const BESIDE = /(\bfrom\s*|\bimport\(\s*|\bimport\s+)(['"])(\.[^'"]*)\2/g

/**
 * Writes the types of some sources, and of what they name, as `.d.ts` files that need nothing else of the project.
 * @param entries from `src/`, without their ending
 * @throws Error with the compiler's words
 */
export async function writeDeclarations(root: string, outDir: string, entries: readonly string[]): Promise<void> {
  const all = await mkdtemp(path.join(tmpdir(), 'terrella-types-'))
  try {
    const errors = await compile(root, all)
    const wanted = [...entries]
    const written = new Set<string>()
    for (let entry = wanted.pop(); entry !== undefined; entry = wanted.pop()) {
      if (written.has(entry)) continue
      written.add(entry)
      const text = await readFile(path.join(all, `${entry}.d.ts`), 'utf8')
      const targets = new Map<string, string>()
      for (const [, , , beside = ''] of text.matchAll(BESIDE)) targets.set(beside, await find(all, path.join(path.dirname(entry), beside)))
      wanted.push(...targets.values())
      const full = text.replace(BESIDE, (_, before: string, quote: string, beside: string) => {
        const place = path.relative(path.dirname(entry), targets.get(beside) ?? beside)
        return `${before}${quote}${place.startsWith('.') ? place : `./${place}`}.js${quote}`
      })
      const wrong = errors.filter((error) => new RegExp(`^src/${entry}\\.tsx?\\(`).test(error))
      if (wrong.length > 0) throw new Error(`The package's types cannot be written:\n${wrong.join('\n')}`)
      const to = path.join(outDir, `${entry}.d.ts`)
      await mkdir(path.dirname(to), { recursive: true })
      await writeFile(to, full)
    }
  } finally {
    await rm(all, { recursive: true })
  }
}

/** Writes the types of all that the entries come to. @returns the compiler's words, a line each: what it cannot name in a file that is not wanted is no matter */
async function compile(root: string, outDir: string): Promise<string[]> {
  const { bin } = JSON.parse(await readFile(path.join(root, 'node_modules/typescript/package.json'), 'utf8'))
  const compiler = path.join(root, 'node_modules/typescript', bin.tsc)
  const project = path.join(root, 'tools/package/tsconfig.json')
  try {
    await run(process.execPath, [compiler, '--project', project, '--outDir', outDir], { cwd: root })
    return []
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    if (!stdout) throw error
    return stdout.split('\n')
  }
}

/** A module's path without its ending: it may be a file or a folder. */
async function find(folder: string, name: string): Promise<string> {
  const bare = name.replace(/\.(js|ts|tsx)$/, '')
  for (const place of [bare, path.join(bare, 'index')]) {
    const isThere = await readFile(path.join(folder, `${place}.d.ts`)).then(
      () => true,
      () => false,
    )
    if (isThere) return place
  }
  throw new Error(`The package's types name ${name}, which has no types of its own.`)
}
