import { newWorldId, openWorldStore } from '../../../src/library'
import { LandStream } from '../../../src/streaming'
import { decodeLife } from '../../../src/world'

export interface Growth {
  /** Under which the world is kept. */
  readonly id: string
  readonly season: number
  readonly chunks: number
  readonly bytes: number
  /** SHA-256 of what is kept. */
  readonly hash: string
  /** What was said of what grew before. */
  readonly refused: string | undefined
}

const MODELS = { relief: '0123456789abcdef' }
const PATIENCE_MILLISECONDS = 240_000

/** Lets land live on from a season to another and keeps it, in a world of its own or, where one is named, from what that has. Needs no frame to be drawn. */
export async function growLand(
  eye: { readonly seed: number; readonly east: number; readonly south: number; readonly elevation: number },
  seasons: readonly [first: number, last: number],
  id?: string,
): Promise<Growth> {
  const [, season] = seasons
  const opening = await openWorldStore()
  if (opening.status === 'unavailable') throw new Error(opening.reason)
  const { store } = opening
  const before = id ? await store.read(id) : undefined
  const life = before?.status === 'done' ? before.value.life : undefined
  const land = new LandStream({ seed: eye.seed, modelsUrl: new URL('models/', location.href).href, life })
  let refused: string | undefined
  land.lifeKept.onRefused = (reason) => {
    refused = reason
  }
  land.life.begin(true)
  const kept = await waitForGrowth(land, eye, seasons)
  land.dispose()
  const world = { id: id ?? newWorldId(), name: 'Grown', seed: eye.seed, models: MODELS }
  if (!id) await store.create(world)
  await store.setTime(world.id, { season, dayOfYear: 10, hour: 12, pace: 'still', goesOn: true }, kept)
  await store.close()
  const digest = await crypto.subtle.digest('SHA-256', kept as Uint8Array<ArrayBuffer>)
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { id: world.id, season, chunks: decodeLife(kept).chunks.length, bytes: kept.length, hash, refused }
}

async function waitForGrowth(
  land: LandStream,
  eye: { east: number; south: number; elevation: number },
  [first, last]: readonly [number, number],
): Promise<Uint8Array> {
  const started = performance.now()
  let isAwake = false
  land.lifeKept.onGrown = () => {
    isAwake = true
  }
  while (performance.now() - started < PATIENCE_MILLISECONDS) {
    land.update({ eye, planes: [], splitSides: 1.5, horizonWorldMetres: 1500 }, performance.now())
    if (land.status.getState().settled && land.status.getState().phase === 'ready') {
      const season = isAwake ? last : first
      land.life.follow(() => eye, { season, pace: 0 })
      // Packing all that lives takes longer than a season does.
      const kept = (land.life.ready ?? -1) >= last ? await land.lifeKept.ask() : undefined
      if (kept && decodeLife(kept.life).season === last) return kept.life
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The land did not grow: ${JSON.stringify([land.status.getState(), land.stats()])}`)
}
