import { Bed } from '../Bed'
import type { Levels } from '../levels'
import { filterOf, gainOf } from '../nodes'
import type { Layer, Studio } from '../studio'

/** What the hand moves: ground that groans and rolls stones, or water that pours. */
export function createHand(studio: Studio): Layer<Levels['hand']> {
  const { context } = studio
  const heave = gainOf(context, 0.45, studio.dry)
  const rumble = new Bed(
    studio,
    { material: 'brown', rate: 0.7, glide: 0.7 },
    filterOf(context, { type: 'lowpass', hertz: 190, quality: 1.1 }, heave),
  )
  const stones = new Bed(
    studio,
    { material: 'patter', rate: 0.3, glide: 0.7 },
    filterOf(context, { type: 'lowpass', hertz: 900 }, gainOf(context, 0.8, heave)),
  )
  const unrest = new Bed(studio, { material: 'wander', rate: 0.2 / 9, glide: 0.3 }, gainOf(context, 0.8, heave.gain))
  const pour = new Bed(
    studio,
    { material: 'brook', rate: 0.8, glide: 0.6 },
    filterOf(context, { type: 'lowpass', hertz: 2200 }, studio.dry),
  )
  const splash = new Bed(
    studio,
    { material: 'pink', glide: 0.6 },
    filterOf(context, { type: 'bandpass', hertz: 900, quality: 0.5 }, gainOf(context, 0.12, studio.dry)),
  )
  return {
    update: ({ earth, water }, at) => {
      rumble.setLevel(earth * 0.32, at)
      stones.setLevel(earth * 1.1, at)
      unrest.setLevel(earth, at)
      pour.setLevel(water * 0.3, at)
      splash.setLevel(water * 0.6, at)
    },
  }
}
