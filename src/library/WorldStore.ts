import { type Entry, FormatError, MOST_ENTRIES, MOST_LIFE_BYTES, type WorldClock } from '../world'
import { type KeptPose, type KeptWorld, type NewWorld, newWorldId, parseKeptWorld, tidyName } from './keptWorld'
import { cutLog, isScattered, joinLog, type LogPiece, pieceOf } from './logPieces'
import { done, failed, type StoreAnswer } from './storeAnswer'
import { type Reading, WorldDatabase, type Writing } from './worldDatabase'

/** What stands on the shelf. A record that cannot be read stands there too, and is kept as it is. */
export type ShelfItem =
  | { readonly status: 'readable'; readonly world: KeptWorld; readonly picture: Blob | undefined }
  | { readonly status: 'unreadable'; readonly id: string; readonly reason: string }

/** A world with its whole history. */
export interface ReadWorld {
  readonly world: KeptWorld
  readonly entries: readonly Entry[]
  /** What grew, as it was kept; whether it can be read, only who lets it grow can tell. */
  readonly life?: Uint8Array
}

export interface WorldStoreOptions {
  /** Of the database. */
  readonly name?: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

export type StoreOpening =
  | { readonly status: 'open'; readonly store: WorldStore }
  | { readonly status: 'unavailable'; readonly reason: string }

const DELETED_KEPT_MILLISECONDS = 30 * 24 * 3600 * 1000
const MOST_DELETED = 20
export const LARGEST_PICTURE_BYTES = 1_000_000

/** Opens the store, and clears away what was deleted long ago. */
export async function openWorldStore({ name = 'terrella', now = Date.now }: WorldStoreOptions = {}): Promise<StoreOpening> {
  if (!hasDatabases()) return { status: 'unavailable', reason: failed('unavailable').reason }
  const store = new WorldStore(new WorldDatabase(name), now)
  const cleared = await store.clearDeleted()
  return cleared.status === 'done' ? { status: 'open', store } : { status: 'unavailable', reason: cleared.reason }
}

/** In a sandboxed frame even looking for a database throws. */
function hasDatabases(): boolean {
  try {
    return typeof indexedDB === 'object' && indexedDB !== null
  } catch {
    return false
  }
}

/** All worlds that this browser keeps. What it answers with `done` lies on the disk. */
export class WorldStore {
  readonly #database: WorldDatabase
  readonly #now: () => number

  constructor(database: WorldDatabase, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** Puts a world on the shelf; one of the same id is replaced whole. */
  create(world: NewWorld, entries: readonly Entry[] = []): Promise<StoreAnswer<KeptWorld>> {
    const { id, seed, models, pose, created, changed } = world
    if (entries.length > MOST_ENTRIES) return Promise.resolve(failed('log-full'))
    const pieces = cutLog(entries)
    const now = this.#now()
    const name = tidyName(world.name) ?? `World ${seed}`
    // Nothing was made after now, whatever a file says.
    const times = { created: Math.min(now, created ?? now), changed: Math.min(now, changed ?? now) }
    const kept: KeptWorld = { id, name, seed, models, ...times, entries: entries.length, ...(pose && { pose }) }
    return this.#database.write(async (transaction) => {
      await writeWorld(transaction, kept)
      await replaceLog(transaction, id, pieces)
      return done(kept)
    })
  }

  /** Adds to the end of a world's log. Refuses when the log is not as long as the writer believes: then somebody else has written to it. */
  append(id: string, from: number, entries: readonly Entry[]): Promise<StoreAnswer<KeptWorld>> {
    if (from + entries.length > MOST_ENTRIES) return Promise.resolve(failed('log-full'))
    const piece = pieceOf(entries, from)
    return this.#change(id, async (world, transaction) => {
      if (world.entries !== from) return failed('changed-elsewhere')
      const { deleted: _, ...standing } = world
      await transaction.objectStore('entries').put(piece.stored, [id, from])
      return done({ ...standing, changed: this.#now(), entries: from + entries.length })
    })
  }

  /** Reads a world with its log, and puts the log together anew where it lies in many pieces. */
  async read(id: string): Promise<StoreAnswer<ReadWorld>> {
    const found = await this.#database.read(async (transaction) => {
      const [record, pieces, life] = await Promise.all([
        transaction.objectStore('worlds').get(id),
        readPieces(transaction, id),
        transaction.objectStore('lives').get(id),
      ])
      return done({ record, pieces, life })
    })
    if (found.status === 'failed') return found
    const { record, pieces, life } = found.value
    if (record === undefined) return failed('gone')
    const world = parseKeptWorld(record)
    if (!world) return failed('unreadable')
    const entries = readLog(pieces, world.entries)
    if (entries.status === 'failed') return entries
    // Where this is refused, the log goes on lying in many pieces.
    if (isScattered(pieces.length, entries.value.length)) await this.#gather(id)
    return done({ world, entries: entries.value, ...(isLife(life) && { life }) })
  }

  /** Everything on the shelf that is not deleted, the last changed first. */
  list(): Promise<StoreAnswer<readonly ShelfItem[]>> {
    return this.#database.read(async (transaction) => {
      const worlds = transaction.objectStore('worlds')
      const [ids, records] = await Promise.all([worlds.getAllKeys(), worlds.getAll()])
      const pictures = await Promise.all(ids.map((id) => transaction.objectStore('pictures').get(id)))
      const items = records.map((record, i) => shelfItem(ids[i] ?? '', record, pictures[i]))
      return done(items.filter((item) => item.status === 'unreadable' || item.world.deleted === undefined).sort(lastChangedFirst))
    })
  }

  rename(id: string, name: string): Promise<StoreAnswer<KeptWorld>> {
    return this.#change(id, async (world) => done({ ...world, name: tidyName(name) ?? world.name }))
  }

  /** @param as name of the copy */
  duplicate(id: string, as: string): Promise<StoreAnswer<KeptWorld>> {
    return this.#database.write(async (transaction) => {
      const world = await readRecord(transaction, id)
      if (world.status === 'failed') return world
      const now = this.#now()
      const { deleted: _, ...standing } = world.value
      const copy = { ...standing, id: newWorldId(), name: tidyName(as) ?? standing.name, created: now, changed: now }
      for (const { from, stored } of await readPieces(transaction, id))
        await transaction.objectStore('entries').put(stored, [copy.id, from])
      const picture = await transaction.objectStore('pictures').get(id)
      if (picture !== undefined) await transaction.objectStore('pictures').put(picture, copy.id)
      const life = await transaction.objectStore('lives').get(id)
      if (life !== undefined) await transaction.objectStore('lives').put(life, copy.id)
      await writeWorld(transaction, copy)
      return done(copy)
    })
  }

  /** Takes a world off the shelf. It can be restored for thirty days, unless twenty others are deleted after it. */
  delete(id: string): Promise<StoreAnswer<KeptWorld>> {
    return this.#change(id, async (world) => done({ ...world, deleted: this.#now() }))
  }

  restore(id: string): Promise<StoreAnswer<KeptWorld>> {
    return this.#change(id, async ({ deleted: _, ...standing }) => done(standing))
  }

  setPose(id: string, pose: KeptPose): Promise<StoreAnswer<KeptWorld>> {
    return this.#change(id, async (world) => done({ ...world, pose }))
  }

  /**
   * Keeps a world's time, and with it what has grown by then; what grew before stays where nothing is said of it.
   * @throws RangeError when it is more than a world may keep
   */
  setTime(id: string, clock: WorldClock, life?: Uint8Array): Promise<StoreAnswer<KeptWorld>> {
    const bytes = life?.length ?? 0
    if (bytes > MOST_LIFE_BYTES) throw new RangeError(`Expected at most ${MOST_LIFE_BYTES} bytes of what grew, got ${bytes}.`)
    return this.#change(id, async (world, transaction) => {
      if (life) await transaction.objectStore('lives').put(life, id)
      return done({ ...world, clock: { ...clock, at: this.#now() } })
    })
  }

  /** @throws RangeError when it is not a picture, or a large one */
  setPicture(id: string, picture: Blob): Promise<StoreAnswer<KeptWorld>> {
    const { size } = picture
    if (!isPicture(picture)) throw new RangeError(`Expected a picture of at most ${LARGEST_PICTURE_BYTES} bytes, got ${size}.`)
    return this.#change(id, async (world, transaction) => {
      await transaction.objectStore('pictures').put(picture, id)
      return done(world)
    })
  }

  /** Forgets worlds that were deleted long ago, or before many others. */
  clearDeleted(): Promise<StoreAnswer<number>> {
    return this.#database.write(async (transaction) => {
      const worlds = (await transaction.objectStore('worlds').getAll()).map(parseKeptWorld)
      const deleted = worlds.flatMap((world) => (world?.deleted === undefined ? [] : [{ id: world.id, at: world.deleted }]))
      deleted.sort((a, b) => b.at - a.at)
      const old = deleted.filter(({ at }, i) => i >= MOST_DELETED || at < this.#now() - DELETED_KEPT_MILLISECONDS)
      for (const { id } of old) {
        await transaction.objectStore('worlds').delete(id)
        await transaction.objectStore('pictures').delete(id)
        await transaction.objectStore('lives').delete(id)
        await replaceLog(transaction, id, [])
      }
      return done(old.length)
    })
  }

  close(): Promise<void> {
    return this.#database.close()
  }

  #change(
    id: string,
    change: (world: KeptWorld, transaction: Writing) => Promise<StoreAnswer<KeptWorld>>,
  ): Promise<StoreAnswer<KeptWorld>> {
    return this.#database.write(async (transaction) => {
      const world = await readRecord(transaction, id)
      if (world.status === 'failed') return world
      const changed = await change(world.value, transaction)
      if (changed.status === 'done') await writeWorld(transaction, changed.value)
      return changed
    })
  }

  #gather(id: string): Promise<StoreAnswer<number>> {
    return this.#database.write(async (transaction) => {
      const world = await readRecord(transaction, id)
      if (world.status === 'failed') return world
      const entries = readLog(await readPieces(transaction, id), world.value.entries)
      if (entries.status === 'failed') return entries
      const pieces = cutLog(entries.value)
      await replaceLog(transaction, id, pieces)
      return done(pieces.length)
    })
  }
}

async function readRecord(transaction: Reading, id: string): Promise<StoreAnswer<KeptWorld>> {
  const record = await transaction.objectStore('worlds').get(id)
  if (record === undefined) return failed('gone')
  const world = parseKeptWorld(record)
  return world ? done(world) : failed('unreadable')
}

function writeWorld(transaction: Writing, world: KeptWorld): Promise<unknown> {
  return transaction.objectStore('worlds').put(world, world.id)
}

/** Keys of all pieces of one world's log. */
function piecesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []])
}

async function readPieces(transaction: Reading, id: string): Promise<{ readonly from: number; readonly stored: unknown }[]> {
  const pieces = transaction.objectStore('entries')
  const [keys, values] = await Promise.all([pieces.getAllKeys(piecesOf(id)), pieces.getAll(piecesOf(id))])
  return keys.map(([, from], i) => ({ from, stored: values[i] }))
}

async function replaceLog(transaction: Writing, id: string, pieces: readonly LogPiece[]): Promise<void> {
  await transaction.objectStore('entries').delete(piecesOf(id))
  for (const { from, stored } of pieces) await transaction.objectStore('entries').put(stored, [id, from])
}

function readLog(pieces: readonly { readonly from: number; readonly stored: unknown }[], expected: number): StoreAnswer<readonly Entry[]> {
  try {
    return done(joinLog(pieces, expected))
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return failed('unreadable', `What the browser kept of this world cannot be read: ${error.message}.`)
  }
}

function shelfItem(id: string, record: unknown, picture: unknown): ShelfItem {
  const world = parseKeptWorld(record)
  if (world?.id !== id) return { status: 'unreadable', id, reason: failed('unreadable').reason }
  return { status: 'readable', world, picture: isPicture(picture) ? picture : undefined }
}

function isLife(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length <= MOST_LIFE_BYTES
}

function isPicture(value: unknown): value is Blob {
  return value instanceof Blob && /^image\/(jpeg|png|webp)$/.test(value.type) && value.size <= LARGEST_PICTURE_BYTES
}

function lastChangedFirst(a: ShelfItem, b: ShelfItem): number {
  const changed = (item: ShelfItem) => (item.status === 'readable' ? item.world.changed : 0)
  return changed(b) - changed(a)
}
