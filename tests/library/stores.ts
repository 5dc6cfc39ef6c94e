import 'fake-indexeddb/auto'
import { onTestFinished } from 'vitest'
import { newWorldId, openWorldStore, type StoreAnswer, type WorldStore } from '../../src/library'
import { WorldDatabase } from '../../src/library/worldDatabase'

let stores = 0

export interface TestStore {
  readonly store: WorldStore
  /** Under what name another store finds the same worlds. */
  readonly name: string
  /** Milliseconds, added to the store's clock. */
  wait(milliseconds: number): void
  /** In how many pieces a world's log lies. */
  pieces(id: string): Promise<number>
  /** The keys of all that lies in a room. */
  rest(room: 'worlds' | 'pictures' | 'lives'): Promise<string[]>
  /** Writes a record as another version of the page might have left it. */
  plant(room: 'worlds' | 'entries' | 'pictures' | 'lives', key: string | [string, number], value: unknown): Promise<void>
}

/** A store of its own for one test. Its clock stands still. */
export async function openTestStore(name = `test-${stores++}`): Promise<TestStore> {
  let now = 1_000_000
  const opening = await openWorldStore({ name, now: () => now })
  if (opening.status !== 'open') throw new Error(opening.reason)
  const { store } = opening
  onTestFinished(() => store.close())
  return {
    store,
    name,
    wait: (milliseconds) => {
      now += milliseconds
    },
    pieces: async (id) => {
      const database = new WorldDatabase(name)
      const keys = take(
        await database.read(async (transaction) => ({ status: 'done', value: await transaction.objectStore('entries').getAllKeys() })),
      )
      await database.close()
      return keys.filter(([world]) => world === id).length
    },
    rest: async (room) => {
      const database = new WorldDatabase(name)
      const keys = take(
        await database.read(async (transaction) => ({ status: 'done', value: await transaction.objectStore(room).getAllKeys() })),
      )
      await database.close()
      return keys
    },
    plant: async (room, key, value) => {
      const database = new WorldDatabase(name)
      take(
        await database.write(async (transaction) => {
          await transaction.objectStore(room).put(value, key as never)
          return { status: 'done', value: undefined }
        }),
      )
      await database.close()
    },
  }
}

export function newWorld(name = 'Gilbert’s') {
  return { id: newWorldId(), name, seed: 7, models: { relief: '0123456789abcdef' } }
}

/** @throws Error where the store refused */
export function take<Value>(answer: StoreAnswer<Value>): Value {
  if (answer.status === 'failed') throw new Error(`${answer.fault}: ${answer.reason}`)
  return answer.value
}
