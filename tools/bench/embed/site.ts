import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FolderSite, serveFolders } from '../folderSite'
import type { Bench } from '../rows'
import { VIEWER, WORLD } from './contender'
import { makeLandModel } from './landModel'

/** Serves the built page, the viewer, a model for it and one page for each. */
export async function openSite({ built, tell }: Bench): Promise<FolderSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'terrella-embed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const { address, html } of [WORLD, VIEWER]) writeFileSync(path.join(folder, address), html)
  tell('making a model of land')
  writeFileSync(path.join(folder, 'land.glb'), await makeLandModel())
  copyFileSync(
    fileURLToPath(import.meta.resolve('@google/model-viewer/dist/model-viewer.min.js')),
    path.join(folder, 'model-viewer.min.js'),
  )
  return serveFolders({ '/page/': built.page, '/model-viewer/': folder, '/': folder })
}
