import { makeMaterials } from '../../../src/sound/materials'
import { Orchestra } from '../../../src/sound/Orchestra'
import { createRandom } from '../../../src/sound/random'
import { SCAPES } from '../../sound/scapes'

export type ScapeName = keyof typeof SCAPES

/** What can be told of a sound without hearing it. Levels in decibels below full scale. */
export interface SoundMeasure {
  readonly rms: number
  readonly peak: number
  /** The largest step from one sample to the next, of full scale. */
  readonly largestStep: number
  /** The level of each second, its first channel, and the power of each second's changes: high for what is bright. */
  readonly seconds: readonly { readonly level: number; readonly brightness: number }[]
  /** Whether all samples are numbers. */
  readonly isSound: boolean
}

const RATE = 48_000
const STEP_SECONDS = 0.2

let materials: ReturnType<typeof makeMaterials> | undefined

/** Renders a situation and measures it. @param clock of the page when it begins, for lightning; @param silenceFrom when all is told to be still */
export async function measureSound(name: ScapeName, seconds: number, clock: number, silenceFrom?: number): Promise<SoundMeasure> {
  const context = new OfflineAudioContext(2, RATE * seconds, RATE)
  materials ??= makeMaterials(RATE, 5)
  const orchestra = new Orchestra(context, materials, createRandom(3))
  orchestra.update(SCAPES[name], 0)
  const stops = silenceFrom ?? seconds
  for (let at = 0; at < stops; at += STEP_SECONDS) orchestra.play(at, Math.min(stops, at + 0.3), clock)
  if (silenceFrom !== undefined) orchestra.master.gain.setTargetAtTime(0, silenceFrom, 0.08)
  const rendered = await context.startRendering()
  return measure([rendered.getChannelData(0), rendered.getChannelData(1)])
}

function measure(channels: readonly Float32Array[]): SoundMeasure {
  let [sum, count, peak, largestStep] = [0, 0, 0, 0]
  for (const samples of channels) {
    let before = 0
    for (const value of samples) {
      sum += value * value
      count++
      peak = Math.max(peak, Math.abs(value))
      largestStep = Math.max(largestStep, Math.abs(value - before))
      before = value
    }
  }
  const first = channels[0] ?? new Float32Array()
  const seconds = Array.from({ length: Math.floor(first.length / RATE) }, (_, second) => {
    const part = first.subarray(second * RATE, (second + 1) * RATE)
    let [power, changes] = [0, 0]
    for (let i = 1; i < part.length; i++) {
      const value = part[i] ?? 0
      power += value * value
      changes += (value - (part[i - 1] ?? 0)) ** 2
    }
    return { level: decibels(Math.sqrt(power / RATE)), brightness: Math.sqrt(changes / Math.max(power, 1e-12)) }
  })
  return { rms: decibels(Math.sqrt(sum / count)), peak: decibels(peak), largestStep, seconds, isSound: Number.isFinite(sum) }
}

function decibels(share: number): number {
  return 20 * Math.log10(Math.max(share, 1e-6))
}
