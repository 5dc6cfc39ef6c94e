import { between, type Random, wholeBetween } from './random'

/** One sound of a song. Notes of a song do not overlap. */
export interface Note {
  /** Seconds since the song began. */
  readonly at: number
  readonly seconds: number
  /** Hertz at evenly spaced times; at least two. */
  readonly pitch: readonly number[]
  /** 0 to 1. */
  readonly level: number
  /** A trill on the note: how often a second, and how many hertz to each side. */
  readonly trill?: { readonly perSecond: number; readonly hertz: number }
}

/** How a throat sounds. */
export interface Voice {
  readonly wave: 'sine' | 'triangle' | 'sawtooth'
  /** What the throat lets through, for voices that are not pure. */
  readonly formant?: { readonly hertz: number; readonly quality: number }
}

export type Species =
  | 'flautist'
  | 'twoNote'
  | 'cascade'
  | 'rattler'
  | 'lark'
  | 'cuckoo'
  | 'contact'
  | 'raven'
  | 'buzzard'
  | 'gull'
  | 'owl'
  | 'nightingale'
  | 'oriole'

export interface Singer {
  readonly voice: Voice
  /** A song of its own kind: never twice the same. Notes in order. */
  readonly sing: (random: Random) => Note[]
}

const PURE: Voice = { wave: 'sine' }
const LEAST_GAP = 0.012

/** Every bird's grammar. Pitches and tempi are those that field guides give for the birds named; the songs are made here. */
export const SINGERS: Readonly<Record<Species, Singer>> = {
  /** Slow, mellow, low, as a blackbird: a few fluted notes and a thin twitter after them. */
  flautist: { voice: { wave: 'triangle' }, sing: singFlautist },
  /** Two notes in turn, as a great tit. */
  twoNote: { voice: PURE, sing: singTwoNote },
  /** Falling and quickening to a flourish, as a chaffinch. */
  cascade: { voice: PURE, sing: singCascade },
  /** Dry fast rattles, as a wren. */
  rattler: { voice: PURE, sing: singRattler },
  /** Without a pause, high above meadows, as a skylark. */
  lark: { voice: PURE, sing: singLark },
  cuckoo: { voice: { wave: 'triangle' }, sing: singCuckoo },
  /** What small birds say all winter. */
  contact: { voice: PURE, sing: singContact },
  raven: { voice: { wave: 'sawtooth', formant: { hertz: 1050, quality: 3.5 } }, sing: singRaven },
  /** A falling mew, as a buzzard's. */
  buzzard: { voice: { wave: 'triangle', formant: { hertz: 2300, quality: 1 } }, sing: singBuzzard },
  gull: { voice: { wave: 'sawtooth', formant: { hertz: 1900, quality: 2 } }, sing: singGull },
  /** As a tawny owl. */
  owl: { voice: { wave: 'triangle', formant: { hertz: 800, quality: 1.2 } }, sing: singOwl },
  /** Swelling single notes and then a chuckle, by night. */
  nightingale: { voice: PURE, sing: singNightingale },
  /** Round whistles of warm woods. */
  oriole: { voice: { wave: 'triangle' }, sing: singOriole },
}

/** Lays notes one after another. */
class Score {
  readonly notes: Note[] = []
  at = 0

  add(seconds: number, pitch: readonly number[], level = 1, trill?: Note['trill']): this {
    this.notes.push({ at: this.at, seconds, pitch, level, ...(trill && { trill }) })
    this.at += seconds + LEAST_GAP
    return this
  }

  rest(seconds: number): this {
    this.at += seconds
    return this
  }
}

function singFlautist(random: Random): Note[] {
  const score = new Score()
  let pitch = between(random, 1700, 2300)
  for (let note = wholeBetween(random, 3, 6); note > 0; note--) {
    const next = Math.min(2900, Math.max(1450, pitch * between(random, 0.78, 1.3)))
    const bow = next * between(random, 0.97, 1.08)
    const trill = random() < 0.25 ? { perSecond: between(random, 18, 26), hertz: 110 } : undefined
    score.add(between(random, 0.11, 0.34), [pitch, bow, next], between(random, 0.7, 1), trill).rest(between(random, 0.02, 0.09))
    pitch = next
  }
  for (let note = wholeBetween(random, 3, 7); note > 0; note--) {
    const top = between(random, 4200, 6400)
    score.add(between(random, 0.03, 0.06), [top, top * between(random, 0.7, 1.25)], 0.22)
  }
  return score.notes
}

function singTwoNote(random: Random): Note[] {
  const score = new Score()
  const high = between(random, 4300, 5000)
  const low = high * between(random, 0.72, 0.82)
  const pace = between(random, 0.9, 1.15)
  for (let pair = wholeBetween(random, 3, 7); pair > 0; pair--) {
    score.add(0.085 * pace, [high * 0.99, high * 1.01, high * 0.98], 0.9).rest(0.035 * pace)
    score.add(0.14 * pace, [low * 1.02, low, low * 0.985], 1).rest(0.06 * pace)
  }
  return score.notes
}

function singCascade(random: Random): Note[] {
  const score = new Score()
  const count = wholeBetween(random, 9, 14)
  const start = between(random, 5000, 5800)
  for (let note = 0; note < count; note++) {
    const share = note / count
    const top = start * (1 - 0.42 * share)
    score.add(0.085 - 0.045 * share, [top, top * 0.92, top * 0.62], 0.45 + 0.5 * share).rest(0.06 * (1 - share))
  }
  score.add(0.07, [2500, 3900], 0.9).add(0.1, [3900, 5600, 4200], 1)
  return score.add(0.16, [4600, 2900, 2150], 0.9).notes
}

function singRattler(random: Random): Note[] {
  const score = new Score()
  for (let part = wholeBetween(random, 4, 6); part > 0; part--) {
    const top = between(random, 3600, 6200)
    const isTrill = random() < 0.4
    const length = isTrill ? 0.022 : between(random, 0.045, 0.075)
    for (let note = isTrill ? wholeBetween(random, 12, 20) : wholeBetween(random, 3, 6); note > 0; note--) {
      score.add(length, [top, top * 1.18, top * 0.74], isTrill ? 0.7 : 0.95)
    }
    score.rest(0.015)
  }
  return score.notes
}

function singLark(random: Random): Note[] {
  const score = new Score()
  const end = between(random, 5, 9)
  while (score.at < end) {
    const middle = between(random, 2600, 5200)
    const motif = Array.from({ length: wholeBetween(random, 1, 3) }, () => ({
      seconds: between(random, 0.028, 0.085),
      pitch: [middle * between(random, 0.8, 1.2), middle * between(random, 0.8, 1.25), middle * between(random, 0.8, 1.1)],
      level: between(random, 0.5, 1),
    }))
    for (let turn = wholeBetween(random, 2, 6); turn > 0; turn--) {
      for (const { seconds, pitch, level } of motif) score.add(seconds, pitch, level * Math.min(1, 0.3 + score.at))
    }
    if (random() < 0.3) score.add(between(random, 0.1, 0.22), [middle, middle * 1.1, middle * 0.95], 0.7, { perSecond: 30, hertz: 420 })
  }
  return score.notes
}

function singCuckoo(random: Random): Note[] {
  const score = new Score()
  const high = between(random, 640, 690)
  for (let call = wholeBetween(random, 4, 9); call > 0; call--) {
    score.add(0.17, [high * 0.97, high, high * 0.98], 0.9).rest(0.13)
    score.add(0.27, [high * 0.83, high * 0.81, high * 0.8], 1).rest(0.66)
  }
  return score.notes
}

function singContact(random: Random): Note[] {
  const score = new Score()
  const top = between(random, 6200, 7600)
  for (let call = wholeBetween(random, 2, 4); call > 0; call--) {
    score.add(between(random, 0.05, 0.09), [top * 1.04, top, top * 0.94], between(random, 0.5, 0.8)).rest(between(random, 0.07, 0.16))
  }
  return score.notes
}

function singRaven(random: Random): Note[] {
  const score = new Score()
  const low = between(random, 270, 340)
  for (let call = wholeBetween(random, 2, 4); call > 0; call--) {
    const rough = { perSecond: between(random, 62, 84), hertz: low * 0.22 }
    score
      .add(between(random, 0.2, 0.3), [low * 0.9, low * 1.12, low, low * 0.8], between(random, 0.8, 1), rough)
      .rest(between(random, 0.2, 0.4))
  }
  return score.notes
}

function singBuzzard(random: Random): Note[] {
  const top = between(random, 2350, 2800)
  const score = new Score()
  for (let call = wholeBetween(random, 1, 3); call > 0; call--) {
    score.add(between(random, 0.7, 1), [top * 0.82, top, top * 0.93, top * 0.78, top * 0.6], 1).rest(between(random, 0.9, 2))
  }
  return score.notes
}

function singGull(random: Random): Note[] {
  const score = new Score()
  const high = between(random, 880, 1080)
  const rough = { perSecond: 70, hertz: 60 }
  for (let call = wholeBetween(random, 1, 2); call > 0; call--) {
    score.add(between(random, 0.45, 0.65), [high * 0.75, high * 1.25, high * 1.12, high * 0.8], 0.9, rough).rest(0.12)
  }
  for (let call = wholeBetween(random, 0, 7); call > 0; call--) {
    score.add(between(random, 0.17, 0.23), [high * 0.85, high * 1.35, high * 0.82], 1, rough).rest(0.07)
  }
  return score.notes
}

function singOwl(random: Random): Note[] {
  const low = between(random, 700, 820)
  const score = new Score()
  score.add(0.75, [low * 0.95, low * 1.06, low, low * 0.93], 0.9).rest(between(random, 1.8, 2.8))
  score.add(0.12, [low * 0.95, low], 0.5).rest(0.3)
  return score.add(1.5, [low * 0.97, low * 1.05, low * 1.03, low * 0.98, low * 0.88], 1, { perSecond: 13, hertz: low * 0.045 }).notes
}

function singNightingale(random: Random): Note[] {
  const score = new Score()
  if (random() < 0.4) {
    const pipe = between(random, 2300, 3400)
    for (let note = 0, count = wholeBetween(random, 6, 9); note < count; note++) {
      score.add(0.17, [pipe * 1.03, pipe, pipe * 0.9], 0.2 + (0.75 * note) / count).rest(0.1)
    }
  }
  for (let part = wholeBetween(random, 1, 3); part > 0; part--) {
    const middle = between(random, 1500, 4200)
    const swing = between(random, 0.6, 1.6)
    const length = between(random, 0.035, 0.09)
    for (let note = wholeBetween(random, 4, 10); note > 0; note--) score.add(length, [middle, middle * swing, middle * 0.95], 0.95)
    score.rest(0.04)
  }
  return score.notes
}

function singOriole(random: Random): Note[] {
  const score = new Score()
  const middle = between(random, 1300, 1750)
  for (let note = wholeBetween(random, 3, 5); note > 0; note--) {
    const turn = between(random, 0.75, 1.35)
    score.add(between(random, 0.1, 0.24), [middle, middle * turn, middle * between(random, 0.8, 1.15)], between(random, 0.7, 1)).rest(0.02)
  }
  return score.notes
}
