import type { Seed } from '../world'
import type { Keepsakes } from './keepsakes'

const NAME = 'terrella.world'

/** The kept world that was open last. */
export interface RememberedWorld {
  readonly id: string
  readonly seed: Seed
}

/** The world that this browser had open last; undefined where there was none, or nothing is kept. */
export function rememberedWorld(keepsakes: Keepsakes): RememberedWorld | undefined {
  const [, id, seed] = /^([0-9a-f]{32}) (\d{1,10})$/.exec(keepsakes.get(NAME) ?? '') ?? []
  return id && Number(seed) <= 0xffffffff ? { id, seed: Number(seed) } : undefined
}

/** Remembers the world that is open, or that there is none. Where nothing is kept, the next visit finds it on the shelf. */
export function rememberWorld(keepsakes: Keepsakes, world: RememberedWorld | undefined): void {
  keepsakes.set(NAME, world && `${world.id} ${world.seed}`)
}
