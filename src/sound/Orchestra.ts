import { strikesBetween } from '../world'
import { birdsOf } from './birds'
import { createChoir } from './layers/choir'
import { createHand } from './layers/hand'
import { createInsects } from './layers/insects'
import { createRain } from './layers/rain'
import { createSteps } from './layers/steps'
import { delayOf, playThunder } from './layers/thunder'
import { createWater } from './layers/water'
import { createWind } from './layers/wind'
import { levelsOf } from './levels'
import { gainOf } from './nodes'
import { makeBuffer } from './noises'
import { between, type Random } from './random'
import { type Soundscape, surroundingsOf } from './soundscape'
import { createBuffers, type Studio } from './studio'

const ECHO_SECONDS = 2.2
/** What must answer at once is not laid out further than this, in seconds. */
const SOON = 0.3
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

  constructor(context: BaseAudioContext, random: Random) {
    this.master = gainOf(context, 1, context.destination)
    const dry = gainOf(context, 1, createLimiter(context, this.master))
    const echo = createEcho(context, random, dry)
    this.#studio = { context, random, dry, echo, buffer: createBuffers(context, random) }
    const studio = this.#studio
    this.#layers = {
      wind: createWind(studio),
      water: createWater(studio),
      rain: createRain(studio),
      insects: createInsects(studio),
      hand: createHand(studio),
      steps: createSteps(studio),
      choir: createChoir(studio),
    }
  }

  /** Takes on what is around now. */
  update(scape: Soundscape, at: number): void {
    this.#scape = scape
    const around = surroundingsOf(scape)
    const levels = levelsOf(scape, around)
    const { wind, water, rain, insects, hand, steps, choir } = this.#layers
    const { yaw } = scape.eye
    wind.update(levels.wind, at)
    water.update({ ...levels.water, azimuth: scape.ground?.shore?.azimuth ?? yaw, yaw }, at)
    rain.update(levels.rain, at)
    insects.update(levels.insects, at)
    hand.update(levels.hand, at)
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
    const { water, choir, steps } = this.#layers
    water.play?.(start, to)
    choir.play?.(start, to)
    steps.play?.(from, Math.min(to, from + SOON))
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
  compressor.threshold.value = -20
  compressor.knee.value = 12
  compressor.ratio.value = 5
  compressor.attack.value = 0.004
  compressor.release.value = 0.3
  compressor.connect(gainOf(context, 0.7, bend))
  return compressor
}

function bendOf(x: number): number {
  const size = Math.abs(x)
  const bent = size <= KNEE ? size : KNEE + (CEILING - KNEE) * Math.tanh((size - KNEE) / (CEILING - KNEE))
  return Math.sign(x) * bent
}

/** Hills that give back what is sung and thundered: a few late reflections in a thin, dark tail. */
function createEcho(context: BaseAudioContext, random: Random, to: AudioNode): AudioNode {
  const convolver = context.createConvolver()
  convolver.buffer = makeBuffer(context, fillEcho, ECHO_SECONDS, 2, random)
  convolver.connect(gainOf(context, 0.55, to))
  return convolver
}

function fillEcho(samples: Float32Array, rate: number, random: Random): void {
  let dull = 0
  const slaps = Array.from({ length: 5 }, (_, i) => ({ at: 0.12 + 0.28 * i + between(random, 0, 0.12), level: 0.6 ** i }))
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate
    let strength = 0.25 * Math.exp(-2.6 * t) * Math.min(1, t * 20)
    for (const { at, level } of slaps) if (t > at) strength += level * Math.min(1, (t - at) * 60) * Math.exp(-16 * (t - at))
    dull += (2 * random() - 1 - dull) * (0.5 * Math.exp(-1.5 * t) + 0.06)
    samples[i] = dull * strength * 0.5 * Math.min(1, (ECHO_SECONDS - t) * 4)
  }
}
