import path from 'node:path'
import { landField } from '../../src/land'
import { cellMetres } from '../../src/world'
import type { HeightmapRequest } from './arguments'
import { openReliefInNode } from './openReliefInNode'
import { createProgressBar, formatSeconds } from './progressBar'
import { sidecarPath } from './sidecar'
import type { Surroundings } from './surroundings'
import { checkWritable } from './writeFiles'
import { writeHeightmap } from './writeHeightmap'

/** `terrella heightmap`: writes a rectangle of the dreamed land. */
export async function dreamHeightmap(request: HeightmapRequest, { stdout, stderr, folder }: Surroundings): Promise<void> {
  const start = performance.now()
  const out = path.resolve(folder, request.out)
  await checkWritable([out, sidecarPath(out)])
  const { seed, level, columns, rows } = request
  const cell = cellMetres(level)
  const x = Math.floor(request.at[0] / cell)
  const y = Math.floor(request.at[1] / cell)
  const relief = await openReliefInNode()
  const bar = createProgressBar(stderr, 'Dreaming')
  try {
    const grid = await landField({ seed, relief }, { level, x, y, columns, rows }, (done, total) => bar.update(done / total))
    const { lowest, highest } = await writeHeightmap({
      ...{ path: out, format: request.format, grid, scaling: request.scaling, seed, model: relief.model },
      cellMetres: cell,
      northWest: [x * cell, y * cell],
      more: { level },
    })
    bar.end()
    const time = formatSeconds(performance.now() - start)
    stdout.write(`${request.out}: ${columns}×${rows} cells of ${cell} m, ${lowest.toFixed(1)} to ${highest.toFixed(1)} m (${time})\n`)
  } catch (error) {
    bar.end()
    throw error
  } finally {
    await relief.dispose()
  }
}
