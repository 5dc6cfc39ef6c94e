import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf, glideTo } from '../nodes'
import type { Layer, Studio } from '../studio'

/** Flames flicker as the wandering does when it comes back after so many seconds. */
const FLICKER_SECONDS = 3.1
const DRAUGHT_SECONDS = 17

/** Fire: snaps of wood near by, the hiss of flames, and the roar of a large one, which draws its own wind. */
export function createFire(studio: Studio): Layer<Levels['fire']> {
  const { context } = studio
  const snaps = new Bed(
    studio,
    { material: 'crackle', glide: 1.4 },
    filterOf(context, { type: 'highpass', hertz: 380, quality: 0.5 }, studio.dry),
  )
  const embers = new Bed(
    studio,
    { material: 'crackle', rate: 0.62, glide: 1.4 },
    filterOf(context, { type: 'lowpass', hertz: 1500 }, studio.dry),
  )
  const flames = gainOf(context, 0.45, studio.dry)
  const hiss = new Bed(
    studio,
    { material: 'pink', rate: 1.2, glide: 1.8 },
    filterOf(context, { type: 'bandpass', hertz: 1900, quality: 0.35 }, flames),
  )
  const body = filterOf(context, { type: 'lowpass', hertz: 260, quality: 0.8 }, flames)
  const roar = new Bed(studio, { material: 'brown', rate: 1.15, glide: 2.4 }, body)
  const flicker = new Bed(studio, { material: 'wander', rate: 0.2 / FLICKER_SECONDS, glide: 1 }, gainOf(context, 0.6, flames.gain))
  const draught = new Bed(studio, { material: 'wander', rate: 0.2 / DRAUGHT_SECONDS, glide: 2 }, gainOf(context, 170, body.frequency))
  return {
    update: ({ crackle, roar: force }, at) => {
      snaps.setLevel(crackle * 0.42, at)
      embers.setLevel(crackle * 0.5, at)
      hiss.setLevel(crackle * 0.07 + force * 0.11, at)
      roar.setLevel(force * 0.62, at)
      glideTo(body.frequency, 210 + 190 * force, at, 1)
      const burns = Math.max(crackle, force) > 0.005 ? 1 : 0
      flicker.setLevel(burns, at)
      draught.setLevel(burns, at)
    },
  }
}
