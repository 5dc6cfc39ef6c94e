import path from 'node:path'
import { HALO } from '../../src/land'
import type { RefineRequest } from './arguments'
import { CommandError, UsageError } from './errors'
import { type NodeRelief, openReliefInNode } from './openReliefInNode'
import { DEFAULT_SCALING } from './png'
import { createProgressBar, formatSeconds } from './progressBar'
import { type OwnHeightmap, readHeightmap } from './readHeightmap'
import { nearestLevel, refineGrid } from './refineGrid'
import { sidecarPath } from './sidecar'
import type { Surroundings } from './surroundings'
import { checkWritable } from './writeFiles'
import { writeHeightmap } from './writeHeightmap'

/** `terrella refine`: makes a person's own height map finer. */
export async function refineHeightmap(request: RefineRequest, { stdout, stderr, folder }: Surroundings): Promise<void> {
  const start = performance.now()
  const out = path.resolve(folder, request.out)
  const input = path.resolve(folder, request.in)
  if (out === input) throw new CommandError('--in and --out name the same file.')
  const own = await readHeightmap(request, folder)
  await checkWritable([out, sidecarPath(out)])
  const relief = await openReliefInNode()
  const bar = createProgressBar(stderr, 'Refining')
  try {
    const controls = [request.ruggedness, ...styleCode(relief, request.style)]
    const { seed, times } = request
    const grid = await refineGrid(relief, own, { seed, times, controls, progress: (share) => bar.update(share) })
    const cellMetres = own.cellMetres / 2 ** times
    const { lowest, highest } = await writeHeightmap({
      ...{ path: out, format: request.format, grid, scaling: DEFAULT_SCALING, seed, model: relief.model, cellMetres },
      northWest: [0, 0],
      more: describeRefinement(request, own),
    })
    bar.end()
    const time = formatSeconds(performance.now() - start)
    const size = `${grid.columns}×${grid.rows} cells of ${cellMetres} m`
    stdout.write(`${request.out}: ${size}, ${lowest.toFixed(1)} to ${highest.toFixed(1)} m (${time})\n`)
  } catch (error) {
    bar.end()
    throw error
  } finally {
    await relief.dispose()
  }
}

function styleCode({ styles }: NodeRelief, name: string | undefined): readonly number[] {
  if (name === undefined) return [0, 0, 0, 0]
  const code = Object.hasOwn(styles, name) ? styles[name] : undefined
  if (!code) throw new UsageError(`The model knows no style "${name}": it knows ${Object.keys(styles).sort().join(', ')}.`)
  return code
}

function describeRefinement(request: RefineRequest, own: OwnHeightmap) {
  return {
    refined: {
      from: { file: path.basename(request.in), width: own.columns, height: own.rows, cellMetres: own.cellMetres },
      times: request.times,
      ruggedness: request.ruggedness,
      style: request.style ?? null,
      noiseFromLevel: nearestLevel(own.cellMetres),
      edges: `Before each pass the edge cells were repeated ${HALO} times outwards.`,
    },
  }
}
