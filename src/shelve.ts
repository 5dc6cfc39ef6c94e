import {
  type ArchivedWorld,
  type FiledWorld,
  type KeptWorld,
  LARGEST_PICTURE_BYTES,
  newWorldId,
  type StoreAnswer,
  type WorldStore,
} from './library'
import { encodeWorld } from './world'

/** What became of an archive. */
export interface Shelved {
  /** Worlds that came onto the shelf. */
  readonly kept: number
  /** Worlds that were there already. */
  readonly known: number
  /** Sentences about what was not opened. */
  readonly refused: readonly string[]
}

/** Puts the worlds of an archive on the shelf, one after another, and gives way to the page between them. What is there already is not put there twice. */
export async function shelve(store: WorldStore, worlds: Iterable<ArchivedWorld>): Promise<Shelved> {
  const known = await fingerprints(store)
  const shelved = { kept: 0, known: 0, refused: [] as string[] }
  for (const arriving of worlds) {
    if (arriving.status === 'refused') {
      shelved.refused.push(arriving.reason)
      continue
    }
    const { filed } = arriving
    if (await isKnown(store, known, filed)) shelved.known++
    else {
      const answer = await put(store, filed)
      if (answer.status === 'failed') return { ...shelved, refused: [...shelved.refused, answer.reason] }
      shelved.kept++
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
  return shelved
}

async function put(
  store: WorldStore,
  { world, name = '', camera, thumbnail, created, changed, clock, life }: FiledWorld,
): Promise<StoreAnswer<KeptWorld>> {
  const { seed, models, entries } = world
  const pose = camera && { eye: camera.eye, yaw: camera.yaw, pitch: camera.pitch }
  const answer = await store.create({ id: newWorldId(), name, seed, models, pose, created, changed }, entries)
  if (answer.status === 'done' && clock) await store.setTime(answer.value.id, clock, life)
  const picture = thumbnail && pictureOf(thumbnail)
  // Without its picture a world is as good.
  if (answer.status === 'done' && picture) await store.setPicture(answer.value.id, picture)
  return answer
}

/** What a file has as a picture, if the shelf would take it. */
function pictureOf(thumbnail: Uint8Array): Blob | undefined {
  const type =
    thumbnail[0] === 0xff && thumbnail[1] === 0xd8 ? 'image/jpeg' : thumbnail[0] === 0x89 && thumbnail[1] === 0x50 ? 'image/png' : undefined
  if (!type || thumbnail.length > LARGEST_PICTURE_BYTES) return undefined
  return new Blob([thumbnail as Uint8Array<ArrayBuffer>], { type })
}

/** Worlds of the shelf by what must be the same in two that are one. */
async function fingerprints(store: WorldStore): Promise<Map<string, string[]>> {
  const listed = await store.list()
  const found = new Map<string, string[]>()
  for (const item of listed.status === 'done' ? listed.value : []) {
    if (item.status === 'unreadable') continue
    const { id, seed, name, entries } = item.world
    const key = JSON.stringify([seed, entries, name])
    found.set(key, [...(found.get(key) ?? []), id])
  }
  return found
}

async function isKnown(store: WorldStore, known: Map<string, string[]>, { world, name }: FiledWorld): Promise<boolean> {
  const bytes = encodeWorld(world)
  for (const id of known.get(JSON.stringify([world.seed, world.entries.length, name ?? `World ${world.seed}`])) ?? []) {
    const read = await store.read(id)
    if (read.status === 'failed') continue
    const { seed, models } = read.value.world
    const there = encodeWorld({ seed, models, entries: read.value.entries })
    if (there.length === bytes.length && there.every((byte, i) => byte === bytes[i])) return true
  }
  return false
}
