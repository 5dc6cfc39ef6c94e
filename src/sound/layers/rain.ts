import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf, glideTo } from '../nodes'
import type { Layer, Studio } from '../studio'

/** Rain: the hiss of all far drops together, and near ones on ground, on water and on leaves. */
export function createRain(studio: Studio): Layer<Levels['rain']> {
  const { context } = studio
  const far = filterOf(context, { type: 'lowpass', hertz: 4500, quality: 0.3 }, studio.dry)
  const hiss = new Bed(studio, { material: 'white', glide: 3 }, filterOf(context, { type: 'highpass', hertz: 900, quality: 0.3 }, far))
  const swell = gainOf(context, 0.7, studio.dry)
  const patter = new Bed(studio, { material: 'patter', glide: 3 }, filterOf(context, { type: 'lowpass', hertz: 6500 }, swell))
  const dripping = new Bed(studio, { material: 'patter', rate: 0.55, glide: 3 }, filterOf(context, { type: 'lowpass', hertz: 1800 }, swell))
  const drops = new Bed(studio, { material: 'drops', glide: 3 }, swell)
  const shower = new Bed(studio, { material: 'wander', rate: 0.2 / 31 }, gainOf(context, 0.6, swell.gain))
  return {
    update: ({ ground, water, leaves }, at) => {
      const most = Math.max(ground, water, leaves)
      hiss.setLevel(0.07 * most ** 1.3, at)
      glideTo(far.frequency, 3000 + 4500 * most, at, 1)
      patter.setLevel(0.75 * ground, at)
      dripping.setLevel(0.95 * leaves, at)
      drops.setLevel(0.34 * water, at)
      shower.setLevel(most > 0.01 ? 1 : 0, at)
    },
  }
}
