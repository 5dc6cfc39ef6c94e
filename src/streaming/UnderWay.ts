/** A part of the land worker. */
import { tileKey } from '../world'
import type { LandTile } from './landTile'
import { holds } from './partInView'
import type { Wish } from './protocol'

type Sent = Pick<LandTile, 'tile' | 'revision' | 'part'>

/** The tiles sent that the page may not have had when it last wrote. */
export class UnderWay {
  /** In order. */
  #tiles: readonly Sent[] = []
  #received = 0

  add(tiles: readonly Sent[]): void {
    this.#tiles = [...this.#tiles, ...tiles.map(({ tile, revision, part }) => ({ tile, revision, ...(part && { part }) }))]
  }

  /** @param count of all tiles that have arrived at the page so far */
  noteReceived(count: number): void {
    this.#tiles = this.#tiles.slice(count - this.#received)
    this.#received = count
  }

  /** Whether what is wished for has been sent since the last change. */
  has(wish: Wish, revision: number): boolean {
    const key = tileKey(wish)
    return this.#tiles.some(
      ({ tile, revision: of, part }) => of === revision && tileKey(tile) === key && (!part || (wish.part && holds(part, wish.part))),
    )
  }
}
