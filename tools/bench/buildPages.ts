import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../setup/program.mjs'

const PAGES = fileURLToPath(new URL('pages', import.meta.url))
const BENCH_PAGES = ['minimal.html', 'bareSky.html', 'growth.html', 'throughput.html', 'survival.html', 'frameMessage.html', 'echo.html']

/** Where the built pages lie; gone when the benchmark ends, however it ends. */
export interface BuiltPages {
  /** The page itself, built as `npm run build` does it. */
  readonly page: string
  /** The benchmark's own pages, built with the same settings. */
  readonly benchPages: string
}

/** Builds the page and the benchmark's own pages beside each other in a temporary folder; dist/ stays as it is. */
export async function buildPages(): Promise<BuiltPages> {
  const folder = mkdtempSync(path.join(tmpdir(), 'terrella-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const page = path.join(folder, 'page')
  const benchPages = path.join(folder, 'bench')
  await build({ root: ROOT, logLevel: 'error', build: { outDir: page, emptyOutDir: true } })
  const input = BENCH_PAGES.map((file) => path.join(PAGES, file))
  await build({
    root: PAGES,
    mode: 'laboratory',
    configFile: path.join(ROOT, 'vite.config.ts'),
    publicDir: false,
    logLevel: 'error',
    build: { outDir: benchPages, emptyOutDir: true, rolldownOptions: { input } },
  })
  return { page, benchPages }
}
