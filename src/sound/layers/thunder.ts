import type { Strike } from '../../world'
import { filterOf, gainOf, panOf, panTowards } from '../nodes'
import { between } from '../random'
import type { Studio } from '../studio'

const SOUND_METRES_PER_SECOND = 343
const MOST_RUMBLE_SECONDS = 13
const CRACK_METRES = 1700
const CURVE_POINTS = 256

/** Seconds from a stroke to its thunder. */
export function delayOf({ worldMetres }: Strike): number {
  return worldMetres / SOUND_METRES_PER_SECOND
}

/**
 * Thunder of one stroke, beginning at a time of the context: a crack when it is near, then the rest of the channel arriving from ever farther off, and the
 * hills giving it back. The farther, the duller.
 */
export function playThunder(studio: Studio, strike: Strike, yaw: number, level: number, at: number): void {
  const { context, buffer, random } = studio
  const near = Math.max(0, 1 - strike.worldMetres / CRACK_METRES)
  const far = Math.min(1, strike.worldMetres / 5000)
  const place = panOf(context, 0.7 * panTowards(strike.azimuth, yaw), studio.dry, gainOf(context, 0.35, studio.echo))
  const loud = gainOf(context, level * (1 - 0.62 * far), place)
  const seconds = between(random, 0.7, 1) * (6 + (MOST_RUMBLE_SECONDS - 6) * (0.4 + 0.6 * far))

  const dull = filterOf(context, { type: 'lowpass', hertz: 1800 - 1450 * far, quality: 0.3 }, loud)
  const roll = gainOf(context, 0, dull)
  dull.frequency.setValueAtTime(900 + 2600 * near * (1 - far), at)
  dull.frequency.exponentialRampToValueAtTime(300 - 120 * far, at + 0.16 * seconds)
  dull.frequency.exponentialRampToValueAtTime(75, at + seconds)
  roll.gain.setValueCurveAtTime(rollCurve(random, near, far), at, seconds)
  const rumble = context.createBufferSource()
  rumble.buffer = buffer('brown')
  rumble.loop = true
  rumble.connect(roll)
  rumble.start(at, random() * rumble.buffer.duration)
  rumble.stop(at + seconds)
  rumble.onended = () => place.disconnect()
  if (near > 0) playCrack(studio, loud, near, at)
}

/** Several branches of the channel, one after another within a third of a second. */
function playCrack({ context, buffer, random }: Studio, to: AudioNode, near: number, at: number): void {
  const seconds = 0.75
  const gain = gainOf(context, 0, to)
  const crack = context.createBufferSource()
  const claps = Array.from({ length: 7 }, (_, i) => ({ at: i === 0 ? 0.01 : random() ** 1.5 * 0.45, level: i === 0 ? 1 : 0.85 * random() }))
  const curve = Float32Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = i / (CURVE_POINTS - 1)
    const sum = claps.reduce((most, clap) => Math.max(most, t < clap.at ? 0 : clap.level * Math.exp(-22 * (t - clap.at))), 0)
    return 0.62 * near * sum * Math.min(1, (1 - t) * 6)
  })
  curve[0] = 0
  gain.gain.setValueCurveAtTime(curve, at, seconds)
  crack.buffer = buffer('white')
  crack.connect(
    filterOf(
      context,
      { type: 'highpass', hertz: 350, quality: 0.5 },
      filterOf(context, { type: 'lowpass', hertz: 2500 + 6500 * near, quality: 0.3 }, gain),
    ),
  )
  crack.start(at, random())
  crack.stop(at + seconds)
}

/** How loud the rumble is over its time: claps that swell and die, fewer and weaker towards the end. */
function rollCurve(random: () => number, near: number, far: number): Float32Array<ArrayBuffer> {
  const claps = Array.from({ length: 9 }, (_, i) => ({
    at: i === 0 ? 0.005 : random() ** 1.4 * 0.75,
    level: i === 0 ? 0.6 + 0.4 * near : between(random, 0.25, 0.9),
    rise: i === 0 ? 0.012 + 0.05 * far : between(random, 0.015, 0.06),
    fall: between(random, 5, 11),
  }))
  return Float32Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = i / (CURVE_POINTS - 1)
    let sum = 0
    for (const clap of claps) {
      const since = t - clap.at
      if (since > 0) sum += clap.level * Math.min(1, since / clap.rise) * Math.exp(-clap.fall * since) * (1 - 0.6 * clap.at)
    }
    return 1.15 * (sum / (1 + 0.5 * sum)) * Math.min(1, (1 - t) * 4)
  })
}
