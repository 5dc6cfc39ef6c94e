import {
  decodeLife,
  encodeLife,
  FormatError,
  LIFE_LEVEL,
  MOST_LIFE_CHUNKS,
  MOST_SUMMARY_CHUNKS,
  type PackedChunk,
  type Tile,
} from '../world'
import type { KeptChunk } from './lifeTerms'
import { packChunk, unpackChunk } from './packChunk'
import { bloom, summariseChunk } from './summariseChunk'

/** What grew, to be kept with its world, and the same in a few words, to be sent in a link. */
export interface LifeToKeep {
  readonly life: Uint8Array
  readonly summary: Uint8Array
}

/** What lives, as `LifeField.keptAt` has it. */
interface Living {
  /** Deeds of the log before this entry are done. */
  readonly entries: number
  readonly season: number
  readonly chunks: readonly KeptChunk[]
}

/** Packs what has grown; remembers what it has packed, because land that rests stays as it is. */
export class LifePacker {
  readonly #packed = new WeakMap<Uint8Array, Promise<Uint8Array>>()
  readonly #model: string

  /** @param model first sixteen digits of the growth model's SHA-256 */
  constructor(model: string) {
    this.#model = model
  }

  /**
   * What is to be kept: of chunks whose plants are no longer those of the beginning, those that were awake last, and among them the nearest.
   * @returns undefined when there are none
   */
  async pack({ entries, season, chunks: all }: Living, near: Pick<Tile, 'x' | 'y'>): Promise<LifeToKeep | undefined> {
    const away = ({ chunk }: KeptChunk) => Math.hypot(chunk.x - near.x, chunk.y - near.y)
    const grown = all.filter(({ isGrown }) => isGrown !== false).sort((a, b) => b.season - a.season || away(a) - away(b))
    if (grown.length === 0) return undefined
    const chunks: PackedChunk[] = []
    for (const kept of grown.slice(0, MOST_LIFE_CHUNKS)) chunks.push(told(kept, await this.#pack(kept.bytes)))
    const means = [...grown]
      .sort((a, b) => away(a) - away(b))
      .slice(0, MOST_SUMMARY_CHUNKS)
      .map((kept) => told(kept, summariseChunk(kept.bytes)))
    const head = { model: this.#model, season, entries }
    return { life: encodeLife({ ...head, isSummary: false, chunks }), summary: encodeLife({ ...head, isSummary: true, chunks: means }) }
  }

  #pack(bytes: Uint8Array): Promise<Uint8Array> {
    const packed = this.#packed.get(bytes) ?? packChunk(bytes)
    this.#packed.set(bytes, packed)
    return packed
  }
}

export interface LifeOpening {
  /** First sixteen digits of the SHA-256 of the growth model that is here. */
  readonly model: string
  /** The season that the world is in, seasons since it began. */
  readonly season: number
  /** What stands on a chunk before anybody has seen it: LIFE_CHANNELS planes of TILE_CELLS². */
  readonly startOf: (chunk: Tile) => Promise<Uint8Array>
}

/**
 * Unpacks what grew.
 * @throws FormatError saying what is wrong; nothing of it can be used then
 */
export async function unpackLife(
  bytes: Uint8Array,
  { model, season, startOf }: LifeOpening,
): Promise<{ readonly entries: number; readonly chunks: KeptChunk[] }> {
  const kept = decodeLife(bytes)
  if (kept.model !== model) throw new FormatError('it was grown by another growth model than this page has')
  if (kept.season > season) throw new FormatError('it is from a season that has not come yet')
  const chunks: KeptChunk[] = []
  for (const { x, y, season, packed } of kept.chunks) {
    const chunk = { level: LIFE_LEVEL, x, y }
    chunks.push({ chunk, season, bytes: kept.isSummary ? bloom(await startOf(chunk), packed) : await unpackChunk(packed) })
  }
  return { entries: kept.entries, chunks }
}

function told({ chunk, season }: KeptChunk, packed: Uint8Array): PackedChunk {
  return { x: chunk.x, y: chunk.y, season, packed }
}
