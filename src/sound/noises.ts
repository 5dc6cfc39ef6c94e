import { between, type Random } from './random'

/** Fills samples with noise or with drops; rings run on over the end to the start, so that it can be repeated. */
export type Fill = (samples: Float32Array, sampleRate: number, random: Random) => void

export const fillWhite: Fill = (samples, _rate, random) => {
  for (let i = 0; i < samples.length; i++) samples[i] = 2 * random() - 1
}

/** Falls by 3 dB an octave: filters of P. Kellet, as quoted by R. Whittle, DSP generation of pink noise. */
export const fillPink: Fill = (samples, _rate, random) => {
  let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < samples.length; i++) {
    const white = 2 * random() - 1
    a = 0.99886 * a + white * 0.0555179
    b = 0.99332 * b + white * 0.0750759
    c = 0.969 * c + white * 0.153852
    d = 0.8665 * d + white * 0.3104856
    e = 0.55 * e + white * 0.5329522
    f = -0.7616 * f - white * 0.016898
    samples[i] = (a + b + c + d + e + f + g + white * 0.5362) * 0.16
    g = white * 0.115926
  }
  closeLoop(samples)
}

/** Falls by 6 dB an octave, and is leaky below 20 Hz. */
export const fillBrown: Fill = (samples, rate, random) => {
  const leak = 1 - (2 * Math.PI * 20) / rate
  let value = 0
  for (let i = 0; i < samples.length; i++) {
    value = value * leak + (2 * random() - 1) * 0.06
    samples[i] = value
  }
  closeLoop(samples)
}

/** A slow wandering between 0 and 1: gusts, when it is played slowly enough. */
export const fillWander: Fill = (samples, _rate, random) => {
  const octaves = [6, 13, 29, 61].map((count) => ({ count, values: Array.from({ length: count }, random) }))
  for (let i = 0; i < samples.length; i++) {
    let sum = 0
    let weight = 0
    let share = 1
    for (const { count, values } of octaves) {
      const place = (i / samples.length) * count
      const whole = Math.floor(place)
      const part = place - whole
      const smooth = part * part * (3 - 2 * part)
      const [from, to] = [values[whole % count] ?? 0, values[(whole + 1) % count] ?? 0]
      sum += share * (from + (to - from) * smooth)
      weight += share
      share *= 0.62
    }
    const spread = Math.min(1, Math.max(0, (sum / weight - 0.5) * 2.1 + 0.5))
    samples[i] = spread ** 1.7
  }
}

/** Rain on ground: short ticks of noise, dense and small, a few of them near. */
export const fillPatter: Fill = (samples, rate, random) => {
  const drops = Math.round((samples.length / rate) * 260)
  for (let drop = 0; drop < drops; drop++) {
    const near = random() ** 5
    const length = Math.round(rate * between(random, 0.0015, 0.006 + 0.008 * near))
    const level = 0.03 + 0.5 * near
    let smooth = 0
    const soft = between(random, 0.25, 0.9)
    ring(samples, random, length, (t) => {
      smooth += (2 * random() - 1 - smooth) * soft
      return level * smooth * Math.min(1, t * 12) * (1 - t) * (1 - t)
    })
  }
}

/** Drops and bubbles in water: each rings at the pitch of its bubble and rises a little as it closes (M. Minnaert, On musical air-bubbles, 1933). */
export function fillBubbles(perSecond: number, least: number, most: number): Fill {
  return (samples, rate, random) => {
    const bubbles = Math.round((samples.length / rate) * perSecond)
    for (let bubble = 0; bubble < bubbles; bubble++) {
      const hertz = least * (most / least) ** random()
      const seconds = between(random, 0.012, 0.03) * Math.sqrt(1200 / hertz) * 2
      const rise = between(random, 0, 0.35)
      const level = 0.05 + 0.3 * random() ** 4
      const length = Math.round(rate * seconds)
      const step = (2 * Math.PI * hertz) / rate
      let phase = 0
      ring(samples, random, length, (t) => {
        phase += step * (1 + rise * t)
        return level * Math.sin(phase) * Math.min(1, t * 25) * Math.exp(-4.5 * t) * (1 - t)
      })
    }
  }
}

/** Wood that burns: many small snaps, and now and then a loud one with a few more in its wake. */
export const fillCrackle: Fill = (samples, rate, random) => {
  const seconds = samples.length / rate
  const snap = (at: number, level: number) => {
    const length = Math.round(rate * between(random, 0.002, 0.004 + 0.012 * level))
    const soft = between(random, 0.2, 0.95)
    let smooth = 0
    for (let i = 0; i < length; i++) {
      const index = (Math.floor(at) + i) % samples.length
      smooth += (2 * random() - 1 - smooth) * soft
      samples[index] = (samples[index] ?? 0) + level * smooth * Math.exp((-6 * i) / length) * Math.min(1, i / 4)
    }
  }
  for (let count = Math.round(seconds * 42); count > 0; count--) snap(random() * samples.length, 0.02 + 0.16 * random() ** 3)
  for (let count = Math.round(seconds * 2.6); count > 0; count--) {
    const at = random() * samples.length
    const level = between(random, 0.3, 0.75)
    snap(at, level)
    for (let more = Math.floor(random() * 4); more > 0; more--)
      snap(at + rate * between(random, 0.012, 0.09), level * between(random, 0.2, 0.6))
  }
}

/** A chorus of crickets: each chirps in pulses at its own pitch and pace. */
export const fillCrickets: Fill = (samples, rate, random) => {
  const seconds = samples.length / rate
  for (let cricket = 0; cricket < 9; cricket++) {
    const hertz = between(random, 3900, 5300)
    const chirps = Math.round(seconds * between(random, 1.3, 2.8))
    const pulses = 3 + Math.floor(random() * 2)
    const level = 0.02 + 0.11 * random() ** 2
    const first = random() * samples.length
    const pulseSeconds = between(random, 0.014, 0.02)
    const pulseLength = Math.round(pulseSeconds * rate)
    const step = (2 * Math.PI * hertz) / rate
    for (let chirp = 0; chirp < chirps; chirp++) {
      const start = first + ((chirp + between(random, -0.06, 0.06)) / chirps) * samples.length
      for (let pulse = 0; pulse < pulses; pulse++) {
        const at = Math.floor(start + pulse * pulseSeconds * 1.7 * rate) + samples.length
        const strength = level * (0.6 + (0.4 * pulse) / pulses)
        for (let i = 0; i < pulseLength; i++) {
          const t = i / pulseLength
          const index = (at + i) % samples.length
          samples[index] = (samples[index] ?? 0) + strength * Math.sin(step * i) * Math.sin(Math.PI * t)
        }
      }
    }
  }
}

/** What hills give back: a few late reflections in a thin, dark tail. */
export const fillEcho: Fill = (samples, rate, random) => {
  const seconds = samples.length / rate
  let dull = 0
  const slaps = Array.from({ length: 5 }, (_, i) => ({ at: 0.12 + 0.28 * i + between(random, 0, 0.12), level: 0.6 ** i }))
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate
    let strength = 0.25 * Math.exp(-2.6 * t) * Math.min(1, t * 20)
    for (const { at, level } of slaps) if (t > at) strength += level * Math.min(1, (t - at) * 60) * Math.exp(-16 * (t - at))
    dull += (2 * random() - 1 - dull) * (0.5 * Math.exp(-1.5 * t) + 0.06)
    samples[i] = dull * strength * 0.5 * Math.min(1, (seconds - t) * 4)
  }
}

export interface Tread {
  /** Grains that crack under the foot, a second; few for what is soft. */
  readonly grains: number
  /** How soon the foot is quiet again, 1 to 8. */
  readonly decay: number
}

/** Heel and toe: a thud, and grains that crack. */
export function fillStep({ grains, decay }: Tread): Fill {
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

/** Adds a short sound of `length` samples anywhere; t goes from 0 to 1. */
function ring(samples: Float32Array, random: Random, length: number, at: (t: number) => number): void {
  const start = Math.floor(random() * samples.length)
  for (let i = 0; i < length; i++) {
    const index = (start + i) % samples.length
    samples[index] = (samples[index] ?? 0) + at(i / length)
  }
}

/** Bends the end of noise towards its start, so that no step is heard where it is repeated. */
function closeLoop(samples: Float32Array): void {
  const length = Math.min(4096, samples.length >> 2)
  const step = (samples[0] ?? 0) - (samples[samples.length - 1] ?? 0)
  for (let i = 0; i < length; i++) {
    const share = (i + 1) / length
    const index = samples.length - length + i
    samples[index] = (samples[index] ?? 0) + step * share * share
  }
}
