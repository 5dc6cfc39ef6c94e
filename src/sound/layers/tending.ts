import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf, panOf } from '../nodes'
import { between } from '../random'
import type { Layer, Studio } from '../studio'

/** After so many strokes of the axe a tree falls. */
const LEAST_STROKES = 3
const MOST_STROKES = 6
const CREAK_SECONDS = 1.3
const FALL_SECONDS = 1.1
const GUST_SECONDS = 13

/** What the hand does to what grows: soft earth and leaves where it plants, an axe and trees that fall where it clears, a dry wind where it lets no rain come. */
export function createTending(studio: Studio): Layer<Levels['tending']> {
  const { context, random } = studio
  const planting = { isOn: false, next: Number.NEGATIVE_INFINITY }
  const felling = { isOn: false, next: Number.NEGATIVE_INFINITY, strokes: LEAST_STROKES }
  const rustle = new Bed(
    studio,
    { material: 'pink', rate: 1.3, glide: 0.5 },
    filterOf(context, { type: 'highpass', hertz: 2300, quality: 0.5 }, gainOf(context, 0.4, studio.dry)),
  )
  const gusts = gainOf(context, 0.35, studio.dry)
  const wind = new Bed(
    studio,
    { material: 'pink', rate: 0.9, glide: 1.5 },
    filterOf(context, { type: 'bandpass', hertz: 780, quality: 0.9 }, gusts),
  )
  const straw = new Bed(studio, { material: 'patter', rate: 1.6, glide: 1.5 }, filterOf(context, { type: 'highpass', hertz: 3200 }, gusts))
  const gust = new Bed(studio, { material: 'wander', rate: 0.2 / GUST_SECONDS, glide: 1 }, gainOf(context, 0.65, gusts.gain))
  return {
    update: (part, at) => {
      planting.isOn = part.planting > 0
      felling.isOn = part.felling > 0
      rustle.setLevel(part.planting * 0.05, at)
      wind.setLevel(part.parching * 0.6, at)
      straw.setLevel(part.parching * 0.35, at)
      gust.setLevel(part.parching, at)
    },
    play: (from, to) => {
      if (planting.isOn) {
        planting.next = Math.max(planting.next, from + 0.02)
        for (; planting.next < to; planting.next += between(random, 0.38, 0.62)) playSpade(studio, planting.next)
      }
      if (!felling.isOn) return
      if (felling.next < from) felling.next = from + 0.02
      while (felling.next < to) {
        if (felling.strokes-- > 0) {
          playAxe(studio, felling.next)
          felling.next += between(random, 0.72, 1.15)
        } else {
          playFall(studio, felling.next)
          felling.strokes = LEAST_STROKES + Math.floor(random() * (MOST_STROKES - LEAST_STROKES + 1))
          felling.next += CREAK_SECONDS + FALL_SECONDS + between(random, 0.3, 0.9)
        }
      }
    },
  }
}

/** Earth that is opened and closed, and the leaves of what is put into it. */
function playSpade(studio: Studio, at: number): void {
  const { context, random, variant } = studio
  const side = panOf(context, between(random, -0.3, 0.3), studio.dry)
  const earth = context.createBufferSource()
  earth.buffer = variant('sand')
  earth.playbackRate.value = between(random, 0.5, 0.66)
  earth.connect(
    filterOf(
      context,
      { type: 'lowpass', hertz: between(random, 650, 900), quality: 0.6 },
      gainOf(context, between(random, 0.5, 0.8), side),
    ),
  )
  const leaves = context.createBufferSource()
  leaves.buffer = variant('grass')
  leaves.playbackRate.value = between(random, 0.7, 0.95)
  leaves.connect(
    filterOf(
      context,
      { type: 'bandpass', hertz: between(random, 2400, 3600), quality: 0.5 },
      gainOf(context, between(random, 0.25, 0.45), side),
    ),
  )
  leaves.onended = () => side.disconnect()
  earth.start(at)
  leaves.start(at + between(random, 0.2, 0.3))
}

/** One stroke into wood: a knock with the hollow of the trunk in it, which the hills give back. */
function playAxe(studio: Studio, at: number): void {
  const { context, random, variant } = studio
  const side = panOf(context, between(random, -0.35, 0.35), studio.dry, gainOf(context, 0.5, studio.echo))
  const loud = gainOf(context, between(random, 0.75, 1), side)
  const chip = context.createBufferSource()
  chip.buffer = variant('stone')
  chip.playbackRate.value = between(random, 1.5, 1.8)
  const knock = gainOf(context, 0, loud)
  knock.gain.setValueAtTime(1.6, at)
  knock.gain.exponentialRampToValueAtTime(0.001, at + 0.11)
  chip.connect(filterOf(context, { type: 'bandpass', hertz: between(random, 820, 1100), quality: 3.5 }, knock))
  const trunk = context.createOscillator()
  trunk.frequency.setValueAtTime(between(random, 205, 245), at)
  trunk.frequency.exponentialRampToValueAtTime(140, at + 0.13)
  const hollow = gainOf(context, 0, loud)
  hollow.gain.setValueAtTime(0.32, at)
  hollow.gain.exponentialRampToValueAtTime(0.001, at + 0.16)
  trunk.connect(hollow)
  trunk.onended = () => side.disconnect()
  chip.start(at)
  trunk.start(at)
  trunk.stop(at + 0.4)
}

/** A tree that leans, creaks, comes down through the air and lies. */
function playFall(studio: Studio, at: number): void {
  const { context, random, buffer } = studio
  const side = panOf(context, between(random, -0.4, 0.4), studio.dry, gainOf(context, 0.35, studio.echo))
  playCreak(studio, side, at)
  const start = at + CREAK_SECONDS * 0.75
  const seconds = FALL_SECONDS + 0.5
  const impact = FALL_SECONDS / seconds
  const leaves = noise(studio, buffer('pink'), { at: start, seconds })
  const rush = filterOf(context, { type: 'bandpass', hertz: 1500, quality: 0.4 }, side)
  rush.frequency.setValueAtTime(700, start)
  rush.frequency.linearRampToValueAtTime(2600, start + FALL_SECONDS)
  leaves.connect(
    shaped(studio, rush, start, seconds, (t) => 0.62 * (t < impact ? (t / impact) ** 2.4 : Math.exp((-7 * (t - impact)) / (1 - impact)))),
  )
  const ground = noise(studio, buffer('brown'), { at: start + FALL_SECONDS - 0.03, seconds: 0.7 })
  ground.connect(
    filterOf(
      context,
      { type: 'lowpass', hertz: 150, quality: 0.9 },
      shaped(studio, side, start + FALL_SECONDS - 0.03, 0.7, (t) => 1.5 * Math.min(1, t * 25) * Math.exp(-6 * t) * (1 - t)),
    ),
  )
  ground.onended = () => side.disconnect()
}

/** Fibres that let go of one another, sooner and sooner. */
function playCreak(studio: Studio, to: AudioNode, at: number): void {
  const { context, random } = studio
  const fibres = context.createOscillator()
  fibres.type = 'sawtooth'
  fibres.frequency.setValueAtTime(between(random, 26, 34), at)
  fibres.frequency.exponentialRampToValueAtTime(between(random, 70, 95), at + CREAK_SECONDS)
  const groans = Array.from({ length: 6 }, () => random())
  const loud = shaped(studio, to, at, CREAK_SECONDS, (t) => {
    const groan = groans[Math.min(5, Math.floor(t * 6))] ?? 0
    return 0.3 * Math.min(1, t * 6) * (0.25 + 0.75 * groan) * Math.sin(Math.PI * ((t * 6) % 1)) ** 0.6 * Math.min(1, (1 - t) * 5)
  })
  fibres.connect(
    filterOf(
      context,
      { type: 'bandpass', hertz: between(random, 560, 760), quality: 2.6 },
      filterOf(context, { type: 'lowpass', hertz: 2400 }, loud),
    ),
  )
  fibres.start(at)
  fibres.stop(at + CREAK_SECONDS)
}

function noise({ context, random }: Studio, buffer: AudioBuffer, { at, seconds }: { readonly at: number; readonly seconds: number }) {
  const source = context.createBufferSource()
  source.buffer = buffer
  source.loop = true
  source.start(at, random() * buffer.duration)
  source.stop(at + seconds)
  return source
}

/** A gain that follows a shape over some seconds; t goes from 0 to 1. */
function shaped({ context }: Studio, to: AudioNode, at: number, seconds: number, shape: (t: number) => number): GainNode {
  const gain = gainOf(context, 0, to)
  gain.gain.setValueCurveAtTime(
    Float32Array.from({ length: 96 }, (_, i) => shape(i / 95)),
    at,
    seconds,
  )
  return gain
}
