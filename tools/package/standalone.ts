import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const ENGINE = /^(ort-wasm-.*?)-[\w-]{8}\.(wasm|mjs)$/

/** What plain pages name: the element, the page for a frame, and what drives that. */
const ENTRIES = ['terrella.js', 'embed.html', 'terrella-frame.js']

/** Copies what plain pages need out of the built app: those files, and of the chunks what they can come to need. The engine goes to where the package has it. */
export async function copyStandalone(app: string, outDir: string): Promise<void> {
  const assets = new Set(await readdir(path.join(app, 'assets')))
  const wanted = (await readdir(app)).filter((file) => ENTRIES.includes(file))
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
