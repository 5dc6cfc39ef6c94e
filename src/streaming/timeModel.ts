/** A part of the land worker. */
import { FULL_TILE_CELLS } from '../land'
import { fetchKept } from '../library'
import { openRelief } from '../models'
import type { Backend, FromWorker } from './protocol'

/** Runs that decide between backends. */
const TIMED_RUNS = 4

/** Times runs of the relief model over a whole tile, after as many to warm up. @returns what the page is told */
export async function timeModel(modelsUrl: string, backend: Backend): Promise<FromWorker> {
  try {
    const opened = await openRelief({ modelsUrl, backend, fetchFile: fetchKept, progress: () => undefined })
    const rows = FULL_TILE_CELLS
    const cells = rows * rows
    const window = {
      rows,
      columns: rows,
      cellMetres: 90,
      coarse: new Float32Array(cells),
      noise: new Float32Array(4 * cells),
      controls: new Float32Array(5 * cells),
    }
    for (let run = 0; run < TIMED_RUNS; run++) await opened.refine(window)
    const start = performance.now()
    for (let run = 0; run < TIMED_RUNS; run++) await opened.refine(window)
    const millisecondsPerRun = (performance.now() - start) / TIMED_RUNS
    await opened.dispose()
    return { type: 'timed', backend: opened.backend, millisecondsPerRun }
  } catch (cause) {
    return { type: 'failed', fault: 'failed', message: String(cause) }
  }
}
