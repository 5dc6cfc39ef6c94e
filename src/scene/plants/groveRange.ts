import { PLANT_BLOCKS, PLANT_HEAD, placeInZOrder, type Tile, unpackPlant } from '../../world'

/** The words of a grove's plants that stand on a tile of it, or on all of it. */
export function groveRange(plants: Uint32Array, tile: Tile, grove: Tile): { readonly from: number; readonly to: number } {
  const scale = 2 ** (tile.level - grove.level)
  const blocks = PLANT_BLOCKS / scale
  const first = placeInZOrder((tile.x - grove.x * scale) * blocks, (tile.y - grove.y * scale) * blocks)
  const word = (block: number) => PLANT_HEAD + 2 * (plants[block] ?? 0)
  return { from: word(first), to: word(first + blocks * blocks) }
}

/** Plants without those below a rank, found once for each list. */
export class Thinned {
  readonly #known = new WeakMap<Uint32Array, Uint32Array[]>()

  /** A list with the same head, for the plants that remain. */
  atLeast(plants: Uint32Array, rank: number): Uint32Array {
    if (rank <= 0) return plants
    const lists = this.#known.get(plants) ?? []
    this.#known.set(plants, lists)
    lists[rank] ??= thin(plants, rank)
    return lists[rank]
  }
}

function thin(plants: Uint32Array, rank: number): Uint32Array {
  const kept = new Uint32Array(plants.length)
  let end = PLANT_HEAD
  for (let block = 0; block < PLANT_HEAD - 1; block++) {
    kept[block] = (end - PLANT_HEAD) / 2
    const upTo = PLANT_HEAD + 2 * (plants[block + 1] ?? 0)
    for (let word = PLANT_HEAD + 2 * (plants[block] ?? 0); word < upTo; word += 2) {
      if (unpackPlant(plants, word).rank < rank) continue
      kept[end++] = plants[word] ?? 0
      kept[end++] = plants[word + 1] ?? 0
    }
  }
  kept[PLANT_HEAD - 1] = (end - PLANT_HEAD) / 2
  return kept.slice(0, end)
}
