import { strikesBetween } from '../world'
import { birdsOf } from './birds'
import { createChoir } from './layers/choir'
import { createFire } from './layers/fire'
import { createHand } from './layers/hand'
import { createInsects } from './layers/insects'
import { createRain } from './layers/rain'
import { createSteps } from './layers/steps'
import { createTending } from './layers/tending'
import { delayOf, playThunder } from './layers/thunder'
import { createWater } from './layers/water'
import { createWind } from './layers/wind'
import { levelsOf } from './levels'
import type { Materials } from './materials'
import { filterOf, gainOf } from './nodes'
import type { Random } from './random'
import { type Soundscape, surroundingsOf } from './soundscape'
import { createBuffers, type Studio } from './studio'

/** What must answer at once is not laid out further than this, in seconds. */
const SOON = 0.3
/** What is lower moves a loudspeaker and no ear. */
const LOWEST_HERTZ = 38
/** A little less than full scale, whatever comes. */
const CEILING = 0.97
/** Below this nothing is bent. */
const KNEE = 0.6

/** Everything that sounds, in one audio context, live or offline. Times are those of the context; `play` lays out the near future. */
export class Orchestra {
  /** The loudness of all, to be faded in and out. */
  readonly master: GainNode
  readonly #studio: Studio
  readonly #layers
  #scape: Soundscape | undefined
  #playedTo = 0

  constructor(context: BaseAudioContext, materials: Materials, random: Random) {
    this.master = gainOf(context, 1, context.destination)
    const dry = filterOf(context, { type: 'highpass', hertz: LOWEST_HERTZ }, createLimiter(context, this.master))
    const buffers = createBuffers(context, materials, random)
    const echo = context.createConvolver()
    echo.buffer = buffers.buffer('echo')
    echo.connect(gainOf(context, 0.55, dry))
    this.#studio = { context, random, dry, echo, ...buffers }
    const studio = this.#studio
    this.#layers = {
      wind: createWind(studio),
      water: createWater(studio),
      rain: createRain(studio),
      insects: createInsects(studio),
      hand: createHand(studio),
      tending: createTending(studio),
      fire: createFire(studio),
      steps: createSteps(studio),
      choir: createChoir(studio),
    }
  }

  /** Takes on what is around now. */
  update(scape: Soundscape, at: number): void {
    this.#scape = scape
    const around = surroundingsOf(scape)
    const levels = levelsOf(scape, around)
    const { wind, water, rain, insects, hand, tending, fire, steps, choir } = this.#layers
    const { yaw } = scape.eye
    wind.update(levels.wind, at)
    water.update({ ...levels.water, azimuth: scape.ground?.shore?.azimuth ?? yaw, yaw }, at)
    rain.update(levels.rain, at)
    insects.update(levels.insects, at)
    hand.update(levels.hand, at)
    tending.update(levels.tending, at)
    fire.update(levels.fire, at)
    steps.update(levels.steps, at)
    choir.update({ birds: birdsOf(around, scape.weather), yaw }, at)
  }

  /**
   * Lays out what happens up to a time. A stretch that was laid out is not laid out again.
   * @param clock seconds to add to the context's time for the page's clock, which lightning goes by
   */
  play(from: number, to: number, clock: number): void {
    const start = Math.max(from, this.#playedTo)
    if (to <= start) return
    this.#playedTo = to
    const { water, choir, steps, tending } = this.#layers
    water.play?.(start, to)
    choir.play?.(start, to)
    steps.play?.(from, Math.min(to, from + SOON))
    tending.play?.(from, Math.min(to, from + SOON))
    const scape = this.#scape
    if (!scape || scape.weather.storm <= 0) return
    const thunder = levelsOf(scape, surroundingsOf(scape)).thunder * Math.min(1, 0.6 + scape.weather.storm)
    for (const strike of strikesBetween(scape.weather.storm, start + clock, to + clock)) {
      playThunder(this.#studio, strike, scape.eye.yaw, thunder, strike.seconds - clock + delayOf(strike))
    }
  }
}

/** Keeps all together below full scale: a compressor for the loud, and a curve that bends what still is too loud. */
function createLimiter(context: BaseAudioContext, to: AudioNode): AudioNode {
  const bend = context.createWaveShaper()
  bend.curve = Float32Array.from({ length: 1025 }, (_, i) => bendOf(i / 512 - 1))
  bend.connect(to)
  const compressor = context.createDynamicsCompressor()
  compressor.threshold.value = -14
  compressor.knee.value = 12
  compressor.ratio.value = 4
  compressor.attack.value = 0.004
  compressor.release.value = 0.3
  compressor.connect(gainOf(context, 0.85, bend))
  return compressor
}

function bendOf(x: number): number {
  const size = Math.abs(x)
  const bent = size <= KNEE ? size : KNEE + (CEILING - KNEE) * Math.tanh((size - KNEE) / (CEILING - KNEE))
  return Math.sign(x) * bent
}
