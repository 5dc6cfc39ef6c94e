import { TILE_CELLS, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { DrawnGround } from '../drawnGround'
import type { SceneView } from '../sceneView'
import type { PlantTier } from '../tiers'
import { groveRange, Thinned } from './groveRange'
import type { PlantInstances } from './PlantInstances'
import { placeInGrove } from './TileBook'

/** A tile's part of a list of plants. */
interface Stand {
  readonly slot: number
  readonly plants: Uint32Array
  readonly from: number
  readonly to: number
}

/** Which plants are drawn in a frame, and how: all as cards, and those near the eye as geometry too. */
export class Groves {
  readonly #tier: PlantTier
  readonly #coarsest: number
  readonly #finest: number
  readonly #thinned = new Thinned()
  readonly #cards: PlantInstances
  readonly #near: readonly PlantInstances[]
  #before: readonly Stand[] = []

  /** @param levels PLANT_LEVEL, less what the tier thins sooner; @param near by form */
  constructor(tier: PlantTier, plantLevel: number, cards: PlantInstances, near: readonly PlantInstances[]) {
    this.#tier = tier
    this.#coarsest = tier.coarsestLevel
    this.#finest = plantLevel + tier.thinning
    this.#cards = cards
    this.#near = near
  }

  /** `ground.tiles` are in the order of the book's slots. */
  update(ground: DrawnGround, view: SceneView): void {
    const stands = this.#standsOf(ground)
    if (!areSame(stands, this.#before)) {
      this.#cards.begin()
      for (const { plants, from, to, slot } of stands) this.#cards.add(plants, from, to, slot)
      this.#cards.end()
      this.#before = stands
    }
    for (const form of this.#near) form.begin()
    for (const stand of stands) this.#addNear(stand, ground, view)
    for (const form of this.#near) form.end()
  }

  #standsOf({ tiles }: DrawnGround): Stand[] {
    const stands: Stand[] = []
    let count = 0
    tiles.forEach(({ tile: { tile, grove } }, slot) => {
      if (!grove?.plants || tile.level < this.#coarsest) return
      const plants = this.#thinned.atLeast(grove.plants, this.#finest - tile.level)
      const range = groveRange(plants, tile, grove.tile)
      count += (range.to - range.from) / 2
      if (range.to > range.from && count <= this.#tier.mostPlants) stands.push({ slot, plants, ...range })
    })
    return stands
  }

  #addNear({ plants, from, to, slot }: Stand, { tiles }: DrawnGround, { eye }: SceneView): void {
    const { tile, grove } = tiles[slot]?.tile ?? {}
    if (!tile || !grove) return
    const [column, row, scale] = placeInGrove(tile, grove)
    const side = (tileSideOf(tile.level) * scale) / TILE_CELLS
    const west = tile.x * tileSideOf(tile.level) - column * side - eye.east * WORLD_METRES_PER_LEARNED_METRE
    const north = tile.y * tileSideOf(tile.level) - row * side - eye.south * WORLD_METRES_PER_LEARNED_METRE
    const reach = this.#tier.nearReach
    const [left, top, span] = [west + column * side, north + row * side, (side * TILE_CELLS) / scale]
    if (left > reach || top > reach || left + span < -reach || top + span < -reach) return
    for (let word = from; word < to; word += 2) {
      const place = plants[word] ?? 0
      const x = west + ((place & 65535) / 512) * side
      const z = north + ((place >>> 16) / 512) * side
      if (x * x + z * z < reach * reach) this.#near[(plants[word + 1] ?? 0) & 15]?.add(plants, word, word + 2, slot)
    }
  }
}

function tileSideOf(level: number): number {
  return tileMetres(level) * WORLD_METRES_PER_LEARNED_METRE
}

function areSame(one: readonly Stand[], other: readonly Stand[]): boolean {
  if (one.length !== other.length) return false
  return one.every(({ slot, plants, from, to }, i) => {
    const twin = other[i]
    return twin?.slot === slot && twin.plants === plants && twin.from === from && twin.to === to
  })
}
