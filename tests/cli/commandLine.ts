import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTerrella } from '../../tools/cli/runTerrella'

/** An empty folder in which commands are run as a person would. */
export interface Workshop {
  readonly folder: string
  /** Runs `terrella` with words that are split at spaces. */
  run(line: string): Promise<{ status: number; stdout: string; stderr: string }>
  /** Names of all files that lie there. */
  files(): Promise<string[]>
  path(name: string): string
  remove(): Promise<void>
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'terrella-cli-'))
  return {
    folder,
    async run(line) {
      let stdout = ''
      let stderr = ''
      const write = (text: string) => {
        stdout += text
      }
      const warn = (text: string) => {
        stderr += text
      }
      const status = await runTerrella(line.split(' ').filter(Boolean), { stdout: { write }, stderr: { write: warn }, folder })
      return { status, stdout, stderr }
    },
    files: async () => (await readdir(folder)).sort(),
    path: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true }),
  }
}

/** A hill that leans, in metres, with a ridge on it. */
export function hill(columns: number, rows: number): Float32Array {
  return Float32Array.from({ length: columns * rows }, (_, at) => {
    const x = (at % columns) / columns
    const y = Math.floor(at / columns) / rows
    return 900 * x + 2500 * y * (1 - y) + (Math.abs(x - y) < 0.1 ? 150 : 0)
  })
}
