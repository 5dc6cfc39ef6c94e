import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf } from '../nodes'
import type { Layer, Studio } from '../studio'

/** Crickets in the grass. */
export function createInsects(studio: Studio): Layer<Levels['insects']> {
  const soft = filterOf(studio.context, { type: 'lowpass', hertz: 7000 }, studio.dry)
  const crickets = new Bed(studio, { material: 'crickets', glide: 4 }, soft)
  return {
    update: ({ level, rate }, at) => {
      crickets.setRate(Math.min(1.15, Math.max(0.8, rate)), at)
      crickets.setLevel(level * 0.5, at)
    },
  }
}
