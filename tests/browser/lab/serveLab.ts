import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { type Site, serveSite } from '../site'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A page around the memory lab that allows it to run scripts, and nothing else. */
const FRAME = '<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="memory.html"></iframe>'

/** Builds the lab with the page's own settings and serves it, with the real models and the golden window beside it. */
export async function serveLab(): Promise<Site> {
  const folder = await mkdtemp(path.join(tmpdir(), 'terrella-lab-'))
  await build({
    root: FOLDER,
    mode: 'laboratory',
    configFile: path.join(ROOT, 'vite.config.ts'),
    publicDir: path.join(ROOT, 'public'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: ['index.html', 'memory.html'].map((page) => path.join(FOLDER, page)) },
    },
  })
  const golden = await readFile(path.join(ROOT, 'tests/models/relief.golden.json'))
  const site = await serveSite({
    folder,
    answers: { '/golden.json': { body: golden }, '/frame.html': { body: FRAME } },
    // A sandboxed frame is a stranger to its own server.
    headers: { 'access-control-allow-origin': '*' },
  })
  return {
    url: site.url,
    close: async () => {
      await site.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
