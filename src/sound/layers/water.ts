import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf, glideTo, panOf, panTowards } from '../nodes'
import { between } from '../random'
import type { Layer, Studio } from '../studio'

export interface WaterPart extends Readonly<Levels['water']> {
  /** Of the shore, radians clockwise from north. */
  readonly azimuth: number
  readonly yaw: number
}

const CURVE_POINTS = 48

/** Water: waves that gather, break and run out on a sea shore, the lapping of a lake, and a brook in its valley. */
export function createWater(studio: Studio): Layer<WaterPart> {
  const { context } = studio
  const beaches = [createBreaker(studio, -0.35), createBreaker(studio, 0.35), createBreaker(studio, 0)]
  const deep = new Bed(studio, { material: 'brown', rate: 0.8, glide: 3 }, filterOf(context, { type: 'lowpass', hertz: 240 }, studio.dry))
  const lapping = createLapping(studio)
  const run = filterOf(context, { type: 'lowpass', hertz: 2600, quality: 0.4 }, studio.dry)
  const brook = new Bed(studio, { material: 'brook', glide: 3 }, run)
  const murmur = new Bed(
    studio,
    { material: 'pink', rate: 0.9, glide: 3 },
    filterOf(context, { type: 'bandpass', hertz: 650, quality: 0.6 }, run),
  )
  return {
    update: (part, at) => {
      for (const beach of beaches) beach.update(part, at)
      lapping.update(part, at)
      deep.setLevel(part.surf * 0.16, at)
      brook.setLevel(part.brook * 0.3, at)
      murmur.setLevel(part.brook * 0.1, at)
      glideTo(run.frequency, 700 + 2600 * part.brook, at, 1)
    },
    play: (from, to) => {
      for (const beach of beaches) beach.play(from, to)
      lapping.play(from, to)
    },
  }
}

/** One stretch of beach. Its waves never overlap; those of another stretch do. */
function createBreaker(studio: Studio, aside: number) {
  const { context, random } = studio
  const place = panOf(context, aside, studio.dry)
  const strength = gainOf(context, 0.05, place)
  const brightness = filterOf(context, { type: 'lowpass', hertz: 500, quality: 0.4 }, strength)
  const wash = new Bed(
    studio,
    { material: 'pink', rate: 1 + 0.1 * aside, glide: 3 },
    filterOf(context, { type: 'highpass', hertz: 90 }, brightness),
  )
  let next = Number.NEGATIVE_INFINITY
  let surf = 0
  return {
    update: (part: WaterPart, at: number) => {
      surf = part.surf
      wash.setLevel(surf * 0.85, at)
      glideTo(place.pan, 0.7 * panTowards(part.azimuth, part.yaw) + aside * 0.6, at)
    },
    play: (from: number, to: number) => {
      if (surf < 0.002) return
      if (next < from) next = from + between(random, 0, 4)
      while (next < to) {
        const seconds = between(random, 6.5, 10.5)
        const size = between(random, 0.45, 1)
        const shape = Float32Array.from({ length: CURVE_POINTS }, (_, i) => waveAt(i / (CURVE_POINTS - 1)))
        strength.gain.setValueCurveAtTime(
          shape.map((share) => 0.05 + 0.95 * size * share),
          next,
          seconds,
        )
        brightness.frequency.setValueCurveAtTime(
          shape.map((share) => 420 + (700 + 3300 * size) * share * share),
          next,
          seconds,
        )
        next += seconds + between(random, 0.1, 1.8)
      }
    },
  }
}

/** How loud a wave is over its life: it gathers, breaks, and hisses out. */
function waveAt(t: number): number {
  const gather = 0.3 * (t / 0.34) ** 2
  if (t < 0.34) return gather
  const breaking = Math.min(1, (t - 0.34) / 0.1)
  const smooth = breaking * breaking * (3 - 2 * breaking)
  const out = Math.exp(-3.6 * Math.max(0, t - 0.44)) * (1 - t) * 1.78
  return t < 0.44 ? 0.3 + 0.7 * smooth : Math.min(1, out)
}

function createLapping(studio: Studio) {
  const { context, random } = studio
  const place = panOf(context, 0, studio.dry)
  const tone = filterOf(context, { type: 'bandpass', hertz: 560, quality: 0.9 }, filterOf(context, { type: 'lowpass', hertz: 1500 }, place))
  const strength = gainOf(context, 0.04, tone)
  const body = new Bed(studio, { material: 'pink', glide: 2 }, strength)
  const drops = new Bed(studio, { material: 'drops', rate: 0.55, glide: 2 }, gainOf(context, 0.5, strength), gainOf(context, 0.03, place))
  let next = Number.NEGATIVE_INFINITY
  let lap = 0
  return {
    update: (part: WaterPart, at: number) => {
      lap = part.lap
      body.setLevel(lap * 0.75, at)
      drops.setLevel(lap * 0.9, at)
      glideTo(place.pan, panTowards(part.azimuth, part.yaw), at)
    },
    play: (from: number, to: number) => {
      if (lap < 0.002) return
      if (next < from) next = from + between(random, 0, 0.6)
      while (next < to) {
        const seconds = between(random, 0.35, 0.7)
        const size = between(random, 0.3, 1)
        const curve = Float32Array.from({ length: 24 }, (_, i) => 0.04 + size * Math.sin(Math.PI * Math.sqrt(i / 23)) ** 2)
        strength.gain.setValueCurveAtTime(curve, next, seconds)
        next += seconds + between(random, 0.15, 1.3)
      }
    },
  }
}
