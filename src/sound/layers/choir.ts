import type { BirdPart, BirdParts } from '../birds'
import { filterOf, gainOf, glideTo, panOf, panTowards } from '../nodes'
import { between, type Random } from '../random'
import { type Note, SINGERS, type Species, type Voice } from '../songs'
import type { Layer, Studio } from '../studio'

export interface ChoirPart {
  readonly birds: BirdParts
  /** Radians clockwise from north. */
  readonly yaw: number
}

/** One bird: it stays on its perch for a while. */
interface Perch {
  readonly azimuth: number
  readonly worldMetres: number
  songs: number
  nextAt: number
}

/** A song that goes on: it stays where it is while the head turns. */
interface Heard {
  readonly pan: AudioParam
  readonly azimuth: number
  readonly end: number
}

const SONGS_ON_A_PERCH = 8
const PITCH_POINTS = 17
const LEAST_ATTACK = 0.005
/** Beyond this many voices at once, nobody hears one more. */
const MOST_VOICES = 7

/** All birds: who sings when, and from where. */
export function createChoir(studio: Studio): Layer<ChoirPart> {
  const { random } = studio
  const perches = new Map<Species, Perch[]>()
  let part: ChoirPart | undefined
  let voices: Heard[] = []
  const playOne = (species: Species, bird: BirdPart, from: number, to: number, yaw: number) => {
    const own = perches.get(species) ?? []
    perches.set(species, own)
    own.length = Math.min(own.length, bird.singers)
    while (own.length < bird.singers) own.push(choosePerch(random, bird, from, true))
    own.forEach((perch, i) => {
      if (perch.nextAt < from) perch.nextAt = from + between(random, 0, Math.min(8, pauseOf(bird)))
      while (perch.nextAt < to) {
        const notes = SINGERS[species].sing(random)
        voices = voices.filter(({ end }) => end > perch.nextAt)
        const voice = { perch, yaw, level: bird.level, at: perch.nextAt }
        if (voices.length < MOST_VOICES) voices.push(playSong(studio, SINGERS[species].voice, notes, voice))
        const seconds = lengthOf(notes)
        perch.nextAt += seconds + pauseOf(bird) * between(random, 0.55, 1.45)
        if (++perch.songs >= SONGS_ON_A_PERCH) own[i] = choosePerch(random, bird, perch.nextAt, false)
      }
    })
  }
  return {
    update: (next, at) => {
      if (next.yaw !== part?.yaw) for (const { pan, azimuth } of voices) glideTo(pan, panTowards(azimuth, next.yaw), at)
      part = next
    },
    play: (from, to) => {
      if (!part) return
      for (const [species, bird] of Object.entries(part.birds) as [Species, BirdPart][]) {
        if (bird.perMinute > 0) playOne(species, bird, from, to, part.yaw)
        else perches.delete(species)
      }
    },
  }
}

/** Seconds between two songs of one bird. */
function pauseOf({ perMinute }: BirdPart): number {
  return 60 / perMinute
}

function choosePerch(random: Random, bird: BirdPart, at: number, isFirst: boolean): Perch {
  return {
    azimuth: between(random, 0, 2 * Math.PI),
    worldMetres: between(random, bird.nearestMetres, bird.farthestMetres),
    songs: 0,
    nextAt: isFirst ? at + random() * pauseOf(bird) : at,
  }
}

interface Place {
  readonly perch: Pick<Perch, 'azimuth' | 'worldMetres'>
  readonly yaw: number
  readonly level: number
  readonly at: number
}

/** Sings one song with one oscillator: its pitch and its loudness are drawn beforehand, and it starts and ends in silence. */
function playSong(studio: Studio, voice: Voice, notes: readonly Note[], { perch, yaw, level, at }: Place): Heard {
  const { context } = studio
  const distance = perch.worldMetres
  const loud = (0.5 * level) / (1 + distance / 28)
  const place = panOf(
    context,
    panTowards(perch.azimuth, yaw),
    gainOf(context, 1, studio.dry),
    gainOf(context, 0.12 + Math.min(0.5, distance / 260), studio.echo),
  )
  const air = filterOf(
    context,
    { type: 'lowpass', hertz: Math.min(11_000 / (1 + distance / 90), voice.formant ? 2.8 * voice.formant.hertz : 20_000), quality: 0.4 },
    place,
  )
  const envelope = gainOf(context, 0, air)
  const oscillator = context.createOscillator()
  oscillator.type = voice.wave
  oscillator.connect(
    voice.formant
      ? filterOf(context, { type: 'bandpass', hertz: voice.formant.hertz, quality: voice.formant.quality }, envelope)
      : envelope,
  )
  const trill = notes.some((note) => note.trill) ? createTrill(context, oscillator.frequency) : undefined
  envelope.gain.setValueAtTime(0, at)
  for (const note of notes) {
    const start = at + note.at
    const end = start + note.seconds
    const attack = Math.min(note.seconds * 0.4, Math.max(LEAST_ATTACK, note.seconds * 0.15))
    const release = Math.min(note.seconds * 0.5, Math.max(LEAST_ATTACK, note.seconds * 0.3))
    envelope.gain.setValueAtTime(0, start)
    envelope.gain.linearRampToValueAtTime(loud * note.level, start + attack)
    envelope.gain.setValueAtTime(loud * note.level, end - release)
    envelope.gain.linearRampToValueAtTime(0, end)
    oscillator.frequency.setValueCurveAtTime(smoothPitch(note.pitch), start, note.seconds)
    trill?.depth.gain.setValueAtTime(note.trill?.hertz ?? 0, start)
    trill?.swing.frequency.setValueAtTime(note.trill?.perSecond ?? 1, start)
  }
  const end = at + lengthOf(notes) + 0.02
  oscillator.start(at)
  oscillator.stop(end)
  trill?.swing.start(at)
  trill?.swing.stop(end)
  oscillator.onended = () => place.disconnect()
  return { pan: place.pan, azimuth: perch.azimuth, end }
}

function lengthOf(notes: readonly Note[]): number {
  const last = notes[notes.length - 1]
  return last ? last.at + last.seconds : 0
}

/** A curve through pitches, without corners (E. Catmull, R. Rom, 1974), on a scale that ears hear as even. */
function smoothPitch(pitch: readonly number[]): Float32Array<ArrayBuffer> {
  const logs = pitch.map(Math.log2)
  const at = (i: number) => logs[Math.min(logs.length - 1, Math.max(0, i))] ?? 0
  return Float32Array.from({ length: PITCH_POINTS }, (_, i) => {
    const place = (i / (PITCH_POINTS - 1)) * (logs.length - 1)
    const from = Math.min(logs.length - 2, Math.floor(place))
    const t = place - from
    const [a, b, c, d] = [at(from - 1), at(from), at(from + 1), at(from + 2)]
    return 2 ** (b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
  })
}

function createTrill(context: BaseAudioContext, pitch: AudioParam) {
  const depth = gainOf(context, 0, pitch)
  const swing = context.createOscillator()
  swing.connect(depth)
  return { swing, depth }
}
