import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { explainRefusal, type StoreAnswer } from './storeAnswer'

/** Raised when the stores change; `upgrade` then leads from every version before. */
const DATABASE_VERSION = 2

/**
 * What the browser keeps. Everything is read as `unknown` and checked: another version may have written it.
 * - `worlds`: a `KeptWorld` by its id
 * - `entries`: pieces of logs, by the world and the number of the first entry
 * - `pictures`: a Blob by the world's id, apart, because a world's record is written with every stroke
 * - `lives`: what grew, as bytes, by the world's id; from version 2 on
 */
interface Shape extends DBSchema {
  worlds: { key: string; value: unknown }
  entries: { key: [world: string, from: number]; value: unknown }
  pictures: { key: string; value: unknown }
  lives: { key: string; value: unknown }
}

type Rooms = ['worlds', 'entries', 'pictures', 'lives']
const ROOMS: Rooms = ['worlds', 'entries', 'pictures', 'lives']

export type Reading = IDBPTransaction<Shape, Rooms, 'readonly' | 'readwrite'>
export type Writing = IDBPTransaction<Shape, Rooms, 'readwrite'>

/** The database, opened when it is needed and again after the browser has closed it. */
export class WorldDatabase {
  readonly #name: string
  #opening: Promise<IDBPDatabase<Shape>> | undefined

  constructor(name: string) {
    this.#name = name
  }

  read<Value>(work: (transaction: Reading) => Promise<StoreAnswer<Value>>): Promise<StoreAnswer<Value>> {
    return this.#attempt(async (database) => work(database.transaction(ROOMS, 'readonly')))
  }

  /** Answers only when all that `work` wrote lies on the disk; or nothing of it was written. */
  write<Value>(work: (transaction: Writing) => Promise<StoreAnswer<Value>>): Promise<StoreAnswer<Value>> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction(ROOMS, 'readwrite', { durability: 'strict' })
      const [result, end] = await Promise.allSettled([work(transaction).catch((error) => abandon(transaction, error)), transaction.done])
      if (result.status === 'rejected') throw result.reason
      if (end.status === 'rejected') throw end.reason
      return result.value
    })
  }

  async close(): Promise<void> {
    const opening = this.#opening
    this.#opening = undefined
    const database = await opening?.catch(() => undefined)
    database?.close()
  }

  async #attempt<Value>(work: (database: IDBPDatabase<Shape>) => Promise<StoreAnswer<Value>>): Promise<StoreAnswer<Value>> {
    try {
      return await work(await this.#open())
    } catch (error) {
      if (error instanceof DOMException && error.name === 'InvalidStateError') await this.close()
      return explainRefusal(error)
    }
  }

  #open(): Promise<IDBPDatabase<Shape>> {
    this.#opening ??= openDB<Shape>(this.#name, DATABASE_VERSION, {
      upgrade(database, before) {
        if (before < 1) for (const room of ['worlds', 'entries', 'pictures'] as const) database.createObjectStore(room)
        if (before < 2) database.createObjectStore('lives')
      },
      // A newer version of the page wants to change the stores.
      blocking: () => void this.close(),
      terminated: () => {
        this.#opening = undefined
      },
    }).catch((error) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }
}

/** Undoes what a failed piece of work has written, unless the browser has done so already. */
function abandon(transaction: Writing, error: unknown): never {
  try {
    transaction.abort()
  } catch (ended) {
    if (!(ended instanceof DOMException)) throw ended
  }
  throw error
}
