import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf, glideTo, panOf } from '../nodes'
import type { Layer, Studio } from '../studio'

/** The wandering is played so slowly that it comes back after this many seconds. */
const GUST_SECONDS = [31, 26]
const FLUTTER_SECONDS = 2.3
const WANDER_SECONDS = 0.2

/** Wind: two gusting bodies of air, one on each side, a low push in strong wind, a whistle at edges, and the leaves it moves. */
export function createWind(studio: Studio): Layer<Levels['wind']> {
  const cells = GUST_SECONDS.map((seconds, side) => createCell(studio, seconds, side === 0 ? -0.6 : 0.6))
  const { context } = studio
  const push = new Bed(studio, { material: 'brown', glide: 2.5 }, filterOf(context, { type: 'lowpass', hertz: 120 }, studio.dry))
  return {
    update: (part, at) => {
      for (const cell of cells) cell(part, at)
      push.setLevel(part.level * part.force * 0.25, at)
    },
  }
}

function createCell(studio: Studio, gustSeconds: number, pan: number): (part: Levels['wind'], at: number) => void {
  const { context } = studio
  const side = panOf(context, pan, studio.dry)

  const breath = gainOf(context, 0.16, side)
  const body = filterOf(context, { type: 'lowpass', hertz: 320, quality: 0.9 }, breath)
  const moan = filterOf(context, { type: 'bandpass', hertz: 420, quality: 3.2 }, gainOf(context, 0.9, breath))
  const air = new Bed(studio, { material: 'pink', glide: 2 }, filterOf(context, { type: 'highpass', hertz: 85, quality: 0.5 }, body, moan))

  const edge = gainOf(context, 0, side)
  const whistles = [
    filterOf(context, { type: 'bandpass', hertz: 610 + 90 * pan, quality: 34 }, edge),
    filterOf(context, { type: 'bandpass', hertz: 1130 - 160 * pan, quality: 42 }, gainOf(context, 0.5, edge)),
  ]
  const whistling = new Bed(studio, { material: 'pink', rate: 1.13, glide: 2 }, ...whistles)

  const swish = gainOf(context, 0.06, side)
  const flutter = gainOf(context, 0.45, swish)
  const leaf = filterOf(
    context,
    { type: 'highpass', hertz: 1500, quality: 0.5 },
    filterOf(context, { type: 'lowpass', hertz: 5200, quality: 0.4 }, flutter),
  )
  const leaves = new Bed(studio, { material: 'pink', rate: 1.31, glide: 2 }, leaf)

  const bodyDepth = gainOf(context, 260, body.frequency, moan.frequency)
  const breathDepth = gainOf(context, 1.15, breath.gain)
  const whistleDepths = whistles.map((filter) => gainOf(context, 140, filter.frequency))
  const edgeDepth = gainOf(context, 0.9, edge.gain)
  const swishDepth = gainOf(context, 1.1, swish.gain)
  // The wind is heard in the leaves a little later than it comes.
  const late = context.createDelay(1)
  late.delayTime.value = 0.5
  late.connect(swishDepth)
  const gust = new Bed(
    studio,
    { material: 'wander', rate: WANDER_SECONDS / gustSeconds },
    bodyDepth,
    breathDepth,
    ...whistleDepths,
    edgeDepth,
    late,
  )
  const fast = new Bed(studio, { material: 'wander', rate: WANDER_SECONDS / FLUTTER_SECONDS }, gainOf(context, 0.75, flutter.gain))

  return ({ level, force, whistle, leaves: rustle }, at) => {
    air.setLevel(level * 0.5, at)
    whistling.setLevel(whistle * 1.1, at)
    leaves.setLevel(rustle * 0.5, at)
    gust.setLevel(level > 0 ? 1 : 0, at)
    fast.setLevel(rustle > 0.01 ? 1 : 0, at)
    glideTo(body.frequency, 170 + 500 * force, at, 1)
    glideTo(bodyDepth.gain, 240 + 1300 * force, at, 1)
    glideTo(moan.frequency, 300 + 130 * force, at, 1)
  }
}
