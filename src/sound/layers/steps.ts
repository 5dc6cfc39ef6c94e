import type { Footing, Levels } from '../levels'
import { filterOf, gainOf, panOf } from '../nodes'
import { type Fill, makeBuffer } from '../noises'
import { between } from '../random'
import type { Layer, Studio } from '../studio'

interface Tread {
  /** Seconds of one step. */
  readonly seconds: number
  readonly hertz: number
  readonly quality: number
  readonly level: number
  /** Grains that crack under the foot, a second; 0 for what is soft. */
  readonly grains: number
  /** How soon the foot is quiet again, 1 to 8. */
  readonly decay: number
}

const TREADS: Readonly<Record<Footing, Tread>> = {
  grass: { seconds: 0.26, hertz: 2100, quality: 0.5, level: 0.3, grains: 90, decay: 4 },
  stone: { seconds: 0.2, hertz: 1500, quality: 0.8, level: 0.5, grains: 240, decay: 7 },
  sand: { seconds: 0.3, hertz: 900, quality: 0.6, level: 0.34, grains: 420, decay: 4 },
  snow: { seconds: 0.34, hertz: 2300, quality: 0.9, level: 0.5, grains: 700, decay: 2.5 },
  water: { seconds: 0.4, hertz: 1100, quality: 0.7, level: 0.4, grains: 120, decay: 4 },
}
const VARIANTS = 4

/** Footsteps on whatever lies under them. */
export function createSteps(studio: Studio): Layer<Levels['steps']> {
  const { context, random } = studio
  const kept = new Map<Footing, AudioBuffer[]>()
  let part: Levels['steps']
  let next = Number.NEGATIVE_INFINITY
  let isLeft = false
  const step = (footing: Footing, at: number) => {
    let buffers = kept.get(footing)
    if (!buffers) {
      const { seconds } = TREADS[footing]
      buffers = Array.from({ length: VARIANTS }, () => makeBuffer(context, fillStep(TREADS[footing]), seconds, 1, random))
      kept.set(footing, buffers)
    }
    const { hertz, quality, level } = TREADS[footing]
    const source = context.createBufferSource()
    source.buffer = buffers[Math.floor(random() * VARIANTS)] ?? null
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

/** Heel and toe: a thud, and grains that crack. */
function fillStep({ grains, decay }: Tread): Fill {
  return (samples, rate, random) => {
    const seconds = samples.length / rate
    const toe = between(random, 0.3, 0.4)
    let thud = 0
    for (let i = 0; i < samples.length; i++) {
      const t = i / samples.length
      const heel = Math.exp(-decay * 2 * t)
      const press = t > toe ? 0.6 * Math.exp(-decay * (t - toe)) * Math.min(1, (t - toe) * 20) : 0
      thud += (2 * random() - 1 - thud) * 0.12
      const end = Math.min(1, (1 - t) * 8) * Math.min(1, t * 30)
      samples[i] = (thud * 0.8 + (2 * random() - 1) * 0.16) * (heel + press) * end
    }
    for (let grain = Math.round(grains * seconds); grain > 0; grain--) {
      const at = random() ** 1.3 * 0.85
      const length = Math.round(rate * between(random, 0.001, 0.004))
      const level = 0.55 * random() ** 3 * Math.exp(-decay * 0.5 * at)
      const start = Math.floor(at * samples.length)
      for (let i = 0; i < length && start + i < samples.length; i++) {
        const share = i / length
        samples[start + i] = (samples[start + i] ?? 0) + level * (2 * random() - 1) * Math.sin(Math.PI * share)
      }
    }
  }
}
