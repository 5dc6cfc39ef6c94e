import type { Footing, Levels } from '../levels'
import { filterOf, gainOf, panOf } from '../nodes'
import { between } from '../random'
import type { Layer, Studio } from '../studio'

interface Tread {
  readonly hertz: number
  readonly quality: number
  readonly level: number
}

const TREADS: Readonly<Record<Footing, Tread>> = {
  grass: { hertz: 2100, quality: 0.5, level: 0.3 },
  stone: { hertz: 1500, quality: 0.8, level: 0.5 },
  sand: { hertz: 900, quality: 0.6, level: 0.34 },
  snow: { hertz: 2300, quality: 0.9, level: 0.5 },
  water: { hertz: 1100, quality: 0.7, level: 0.4 },
}

/** Footsteps on whatever lies under them. */
export function createSteps(studio: Studio): Layer<Levels['steps']> {
  const { context, random, variant } = studio
  let part: Levels['steps']
  let next = Number.NEGATIVE_INFINITY
  let isLeft = false
  const step = (footing: Footing, at: number) => {
    const { hertz, quality, level } = TREADS[footing]
    const source = context.createBufferSource()
    source.buffer = variant(footing)
    source.playbackRate.value = between(random, 0.92, 1.08)
    const side = panOf(context, isLeft ? -0.16 : 0.16, studio.dry)
    const gain = gainOf(context, level * between(random, 0.75, 1), side)
    source.connect(filterOf(context, { type: 'bandpass', hertz, quality }, gain))
    source.onended = () => side.disconnect()
    source.start(at)
    isLeft = !isLeft
  }
  return {
    update: (next) => {
      part = next
    },
    play: (from, to) => {
      if (!part) return
      if (next < from) next = from + 0.02
      while (next < to) {
        step(part.footing, next)
        next += between(random, 0.94, 1.06) / part.perSecond
      }
    },
  }
}
