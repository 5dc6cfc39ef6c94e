/** The land worker: the only place where models, land and the page's wishes meet. */
import { findFirstPlace, type HeightField, type LandSource, plainRelief, surfaceOf, TilePyramid } from '../land'
import { ModelError, type OpenRelief, openRelief } from '../models'
import { childTiles, type Seed, TILE_CELLS, type Tile, tileKey } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'
import type { FromWorker, ToWorker } from './protocol'

/** Tiles remembered with their margins, to refine further: about 60 MB. */
const PYRAMID_TILES = 560

let open: Extract<ToWorker, { type: 'open' }> | undefined
let pyramid: TilePyramid | undefined
let kind: 'dreamed' | 'plain' = 'plain'
let relief: OpenRelief | undefined
let wanted: readonly Tile[] = []
let working = false
/** Parents of the quads sent, in order: a list of wishes may have been written before they arrived. */
const sent: string[] = []

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  switch (message.type) {
    case 'open':
      open = message
      void start()
      break
    case 'retry':
      void start()
      break
    case 'want':
      wanted = withoutSent(message.parents, message.received)
      void work()
      break
    case 'time':
      break
    default:
      message satisfies never
  }
})

function post(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}

async function start(): Promise<void> {
  if (!open) return
  const { seed, modelsUrl, backend } = open
  try {
    relief = await openRelief({
      modelsUrl,
      backend,
      progress: (loadedBytes, totalBytes) => post({ type: 'progress', loadedBytes, totalBytes }),
    })
    dreamFrom({ seed, relief }, 'dreamed')
    if (open.findPlace) post({ type: 'place', place: await findFirstPlace({ seed, relief }) })
    post({ type: 'ready', backend: relief.backend })
  } catch (cause) {
    dreamFrom({ seed, relief: plainRelief }, 'plain')
    const fault = cause instanceof ModelError ? cause.fault : 'failed'
    post({ type: 'failed', fault, message: cause instanceof Error ? cause.message : String(cause) })
  }
  void work()
}

function dreamFrom(source: LandSource & { seed: Seed }, of: 'dreamed' | 'plain'): void {
  pyramid = new TilePyramid(source, PYRAMID_TILES)
  kind = of
}

/** Makes the most wanted quad, then looks at the wishes again. */
async function work(): Promise<void> {
  if (working) return
  working = true
  try {
    for (let parent = wanted[0]; parent && pyramid; parent = wanted[0]) {
      wanted = wanted.slice(1)
      await makeQuad(pyramid, parent)
      await breathe()
    }
  } catch (cause) {
    post({
      type: 'failed',
      fault: 'failed',
      message: `The land could not be made: ${cause instanceof Error ? cause.message : String(cause)}`,
    })
  } finally {
    working = false
  }
}

async function makeQuad(from: TilePyramid, parent: Tile): Promise<void> {
  const tiles: LandTile[] = []
  for (const tile of childTiles(parent)) tiles.push(landTile(tile, await from.tile(tile)))
  if (from !== pyramid) return
  sent.push(tileKey(parent))
  post(
    { type: 'quad', parent, tiles, kind },
    tiles.flatMap((tile) => [tile.heights.buffer, tile.surface.buffer]),
  )
}

function landTile(tile: Tile, field: HeightField): LandTile {
  const x = tile.x * TILE_CELLS - TILE_BORDER
  const y = tile.y * TILE_CELLS - TILE_BORDER
  return { tile, ...surfaceOf(field, { x, y, columns: TILE_SIDE, rows: TILE_SIDE }) }
}

function withoutSent(parents: readonly Tile[], received: number): readonly Tile[] {
  const underWay = new Set(sent.slice(received))
  return parents.filter((parent) => !underWay.has(tileKey(parent)))
}

/** Lets messages in between two runs. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
