/** The land worker: the only place where models, land and the page's wishes meet. */
import {
  type BakedPlace,
  chooseBatch,
  decodeBakedPlace,
  EditIndex,
  findFirstPlace,
  Greenery,
  type Lake,
  LakeWatch,
  type LandSource,
  landField,
  plainRelief,
  type TileBatch,
  TilePyramid,
  tileRect,
} from '../land'
import { fetchKept } from '../library'
import { ModelError, type OpenRelief, openRelief } from '../models'
import { changedCells, type Seed, type Tile } from '../world'
import { breathe } from './breathe'
import { fetchInflated } from './fetchInflated'
import { LazyLife } from './LazyLife'
import type { LandTile } from './landTile'
import { asShown, bareTiles, greenTiles, landTile } from './makeTile'
import type { FromWorker, LandFault, ToWorker, Wish } from './protocol'
import { Surveyor } from './Surveyor'
import type { TileKind } from './tileCache'
import { timeModel } from './timeModel'
import { UnderWay } from './UnderWay'

/** Tiles remembered with their margins, to refine further: and to be changed by edits in part: about 22 MB. A view splits some 80. */
const PYRAMID_TILES = 192

/** How long the models wait for the first picture. */
const LONGEST_WAIT_MILLISECONDS = 4000

/** What a baked place may unpack to. */
const MOST_BAKED_BYTES = 4_000_000

let open: Extract<ToWorker, { type: 'open' }> | undefined
let pyramid: TilePyramid | undefined
let lakes: LakeWatch | undefined
let greenery: Greenery | undefined
const life = new LazyLife(() => void work())
/** The last edits that the page was told the lakes of. */
let lakesTold = 0
let asked: readonly Extract<ToWorker, { type: 'ground' }>[] = []
let kind: 'dreamed' | 'plain' = 'plain'
let relief: OpenRelief | undefined
const edits = new EditIndex()
let revision = 0
let wanted: readonly Wish[] = []
let working = false
const surveyor = new Surveyor(post, () => wanted.length > 0)
/** Ends what is being made when a hand has gone on, but never twice in a row: something must be seen meanwhile. */
let batchUnderWay = new AbortController()
let mayGiveUp = true
let drawn = () => {}
const underWay = new UnderWay()

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  switch (message.type) {
    case 'open':
      open = message
      for (const edit of message.edits) edits.add(edit)
      void start()
      break
    case 'retry':
      void start()
      break
    case 'want':
      underWay.noteReceived(message.received)
      wanted = message.tiles.filter((wish) => !underWay.has(wish, revision))
      void work()
      break
    case 'drawn':
      drawn()
      break
    case 'edit':
      revision = message.revision
      if (mayGiveUp) batchUnderWay.abort()
      change(message)
      void work()
      break
    case 'live':
      life.want(message)
      break
    case 'deeds':
      life.setDeeds(message.deeds)
      break
    case 'keep-life':
      void life.keep().then((kept) => post({ type: 'life-kept', request: message.request, kept }))
      break
    case 'ground':
      asked = [...asked, message]
      void work()
      break
    case 'survey':
    case 'end-survey':
      surveyor.receive(message, open && relief && kind === 'dreamed' ? { seed: open.seed, relief, edits } : undefined)
      break
    case 'time':
      void timeModel(message.modelsUrl, message.backend).then(post)
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
  const { seed, modelsUrl, backend, bakedUrl, hasModels, keepsFiles } = open
  const grow = bakedUrl === undefined ? undefined : await showBaked(bakedUrl, seed)
  if (grow) await firstDrawing()
  void grow?.()
  if (!hasModels) return leaveInOutline('off', 'The land is left in outline.')
  try {
    relief = await openRelief({
      modelsUrl,
      backend,
      ...(keepsFiles && { fetchFile: fetchKept }),
      progress: (loadedBytes, totalBytes) => post({ type: 'progress', loadedBytes, totalBytes }),
    })
    dreamFrom({ seed, relief, edits }, 'dreamed')
    if (open.findPlace && !grow) post({ type: 'place', place: await findFirstPlace({ seed, relief }) })
    post({ type: 'ready', backend: relief.backend, models: { relief: relief.hash } })
  } catch (cause) {
    leaveInOutline(cause instanceof ModelError ? cause.fault : 'failed', cause instanceof Error ? cause.message : String(cause))
  }
  void work()
}

function leaveInOutline(fault: LandFault, message: string): void {
  if (open) dreamFrom({ seed: open.seed, relief: plainRelief, edits }, 'plain')
  post({ type: 'failed', fault, message })
  void work()
}

function dreamFrom(from: LandSource, of: 'dreamed' | 'plain'): void {
  const made = new TilePyramid(from, PYRAMID_TILES)
  pyramid = made
  lakes = new LakeWatch(edits, (tile) => made.tile(tile))
  greenery = new Greenery(from.seed, {
    seen: async (tile) => asShown(await made.tile(tile), edits),
    first: (tile) => (edits.reaches(tile.level) ? landField({ ...from, edits: new EditIndex() }, tileRect(tile)) : made.tile(tile)),
  })
  const lakesIn = async (tile: Tile) => (await lakes?.lakesIn(tile)) ?? []
  if (open && of === 'dreamed')
    life.open({
      seed: from.seed,
      modelsUrl: open.modelsUrl,
      fetchFile: open.keepsFiles ? fetchKept : undefined,
      edits,
      tile: (tile) => made.tile(tile),
      heights: async (rect) => asShown(await made.rect(rect), edits),
      lakesIn,
      greenery,
      post,
      kept: open.life,
    })
  kind = of
}

/** Dreams again what other edits change. */
function change({ removed, added, poured }: Extract<ToWorker, { type: 'edit' }>): void {
  for (const edit of removed) edits.remove(edit)
  for (const edit of added) edits.add(edit)
  if (!pyramid) return
  const changed = [...removed, ...added]
  pyramid.change((level) => changed.flatMap(({ edit }) => changedCells(edit, level) ?? []))
  lakes?.change(edits, changed, poured)
  life.noteGround()
}

/** Resolves when the page has drawn the baked land, or will not draw for a while: the models must not delay the first picture. */
function firstDrawing(): Promise<void> {
  return new Promise((resolve) => {
    drawn = resolve
    setTimeout(resolve, LONGEST_WAIT_MILLISECONDS)
  })
}

/** Shows the baked place, if it is one of this seed. Whatever is wrong with it, the land can do without and comes a little later. @returns what makes it green */
async function showBaked(url: string, seed: Seed): Promise<(() => Promise<void>) | undefined> {
  let baked: BakedPlace
  try {
    baked = decodeBakedPlace(await fetchInflated(url, MOST_BAKED_BYTES))
  } catch {
    return undefined
  }
  if (baked.seed !== seed) return undefined
  post({ type: 'place', place: baked.place })
  send(bareTiles(baked), 'baked')
  return async () => {
    for await (const tile of greenTiles(baked)) {
      // What has been dreamed by now is green.
      if (pyramid) return
      send([tile], 'baked')
      await breathe()
    }
  }
}

/**
 * Tells of lakes that changed, makes what is most wanted together with what is best made with it, then looks at the wishes again. When nothing is wished for, lakes are found
 * that are so far away that their tiles were shown without them.
 */
async function work(): Promise<void> {
  if (working) return
  working = true
  try {
    while (pyramid && lakes && greenery) {
      await tellLakes(lakes)
      batchUnderWay = new AbortController()
      const batch = chooseBatch(wanted, pyramid)
      if (batch) {
        wanted = wanted.filter((wish) => !batch.wishes.includes(wish))
        mayGiveUp = await makeTiles(pyramid, greenery, batch).then(() => true, ifGivenUp)
      } else {
        const cells = await lakes.findOneAfar()
        if (cells && cells.length > 0) post({ type: 'water', cells, revision: lakesTold })
        if (!cells && !(await life.letOn())) break
      }
      surveyor.letOn()
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
    surveyor.letOn()
  }
}

async function tellLakes(of: LakeWatch): Promise<void> {
  for (; asked.length > 0; asked = asked.slice(1)) {
    const [{ edit, request }] = asked as [(typeof asked)[number]]
    post({ type: 'ground', request, ground: await of.ground(edit) })
  }
  const madeFor = revision
  if (madeFor === lakesTold) return
  const cells = await of.changes()
  lakesTold = madeFor
  post({ type: 'water', cells, revision: madeFor })
}

async function makeTiles(from: TilePyramid, green: Greenery, { wishes, parts }: TileBatch<Wish>): Promise<void> {
  const madeFor = revision
  const fields = await (parts ? from.parts(parts, batchUnderWay.signal) : from.siblings(wishes))
  let standing: Lake[][] = []
  for (let seen = -1; seen !== revision; ) {
    seen = revision
    standing = []
    for (const tile of wishes) standing.push((await lakes?.lakesIn(tile)) ?? [])
  }
  const tiles: LandTile[] = []
  for (const [i, field] of fields.entries()) {
    const { part, ...tile } = wishes[i] as Wish
    const made = await landTile(tile, asShown(field, edits), { madeFor, revision, standing: standing[i] ?? [], green })
    tiles.push({ ...made, ...(parts && part && { part }) })
  }
  if (from !== pyramid) return
  send(tiles, kind)
}

/** What was given up is wished for anew. */
function ifGivenUp(cause: unknown): false {
  if (!(cause instanceof DOMException) || cause.name !== 'AbortError') throw cause
  return false
}

/** Hands tiles over to the page; their memory goes with them. */
function send(tiles: readonly LandTile[], of: TileKind): void {
  underWay.add(tiles)
  post(
    { type: 'tiles', tiles, kind: of },
    tiles.flatMap(({ heights, surface, cover, water, plants }) =>
      [heights, surface, cover, water, plants].flatMap((numbers) => (numbers ? [numbers.buffer as ArrayBuffer] : [])),
    ),
  )
}
