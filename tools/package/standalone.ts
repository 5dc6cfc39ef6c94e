import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const ENGINE = /^(ort-wasm-.*?)-[\w-]{8}\.(wasm|mjs)$/

/**
 * Copies the element for plain pages out of the built app: its script, and of the chunks what it can come to need. The engine goes to where the package has it.
 * @param entries scripts and pages at the top of the app
 */
export async function copyStandalone(app: string, outDir: string, entries: readonly string[]): Promise<void> {
  const assets = new Set(await readdir(path.join(app, 'assets')))
  const wanted = [...entries]
  const taken = new Set<string>()
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (taken.has(file)) continue
    taken.add(file)
    const from = path.join(app, file)
    const engine = ENGINE.exec(path.basename(file))
    const to = path.join(outDir, engine ? `engine/${engine[1]}.${engine[2]}` : file)
    await mkdir(path.dirname(to), { recursive: true })
    if (engine || !/\.(m?js|css|html)$/.test(file)) await copyFile(from, to)
    else {
      const text = await readFile(from, 'utf8')
      const named = [...text.matchAll(/[\w.-]+\.\w+/g)].map(([name]) => name).filter((name) => assets.has(name))
      wanted.push(...named.map((name) => `assets/${name}`))
      await writeFile(to, named.reduce(renameEngine, text))
    }
  }
}

/** A chunk beside the others finds the engine in its own folder. */
function renameEngine(text: string, name: string): string {
  const engine = ENGINE.exec(name)
  return engine ? text.replaceAll(name, `../engine/${engine[1]}.${engine[2]}`) : text
}
