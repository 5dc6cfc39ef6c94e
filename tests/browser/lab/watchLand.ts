import { basinAround } from '../../../src/land/basin'
import { LandStream } from '../../../src/streaming'
import { type Fill, type LoggedEdit, pourCell, tileMetres } from '../../../src/world'

/** What is seen of the land around a place once all of it has come. */
export interface Sight {
  /** Elevations of the ground, and of water where there is any, at points around the place, row by row. */
  readonly ground: readonly (number | undefined)[]
  readonly water: readonly (number | undefined)[]
  /** How many tiles have been made so far. */
  readonly tilesArrived: number
}

const POINTS_ASIDE = 12
const SPLIT_SIDES = 1.5
const HORIZON_WORLD_METRES = 1500
const PATIENCE_MILLISECONDS = 120_000

/** Looks at the land around a place, with one log of edits after another. The spill of a basin is asked of the first, for an edit. */
export async function watchLand(
  place: { readonly seed: number; readonly east: number; readonly south: number; readonly elevation: number; readonly level: number },
  logs: readonly (readonly LoggedEdit[])[],
  asked: Fill,
) {
  const land = new LandStream({ seed: place.seed, modelsUrl: new URL('models/', location.href).href })
  const sights: Sight[] = []
  let spill: number | undefined
  for (const log of logs) {
    if (log.length > 0 || sights.length > 0) land.setEdits(log)
    await settle(land, place)
    const ground = spill === undefined ? await land.groundFor(asked) : undefined
    if (ground) spill = basinAround(ground, pourCell(asked)).spill
    sights.push(look(land, place))
  }
  land.dispose()
  return { spill, sights }
}

async function settle(land: LandStream, eye: { east: number; south: number; elevation: number }): Promise<void> {
  const started = performance.now()
  for (let calm = 0; calm < 5; ) {
    if (performance.now() - started > PATIENCE_MILLISECONDS) throw new Error('The land did not settle.')
    land.update({ eye, planes: [], splitSides: SPLIT_SIDES, horizonWorldMetres: HORIZON_WORLD_METRES }, performance.now())
    const { settled, phase } = land.status.getState()
    // What edits have changed out of the picture comes after it.
    calm = settled && land.stats().later === 0 && phase === 'ready' ? calm + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

function look(land: LandStream, { east, south, level }: { east: number; south: number; level: number }): Sight {
  const stride = tileMetres(level) / POINTS_ASIDE
  const across = Array.from({ length: 2 * POINTS_ASIDE + 1 }, (_, i) => (i - POINTS_ASIDE) * stride)
  const samples = across.flatMap((dy) => across.map((dx) => land.ground(east + dx, south + dy)))
  return {
    ground: samples.map((sample) => sample?.elevation),
    water: samples.map((sample) => sample?.water),
    tilesArrived: land.stats().tilesArrived,
  }
}
