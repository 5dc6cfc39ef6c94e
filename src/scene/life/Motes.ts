import type { Body } from './birdKinds'
import type { Spot, Watch } from './Flock'
import type { Life } from './lifeOf'
import type { Random } from './throws'

export type MoteName = keyof Pick<Life, 'butterflies' | 'leaves' | 'petals' | 'fireflies'>

/** Something small near the eye. */
export interface Mote extends Spot {
  name: MoteName
  /** Which way it is turned, and how it leans. */
  heading: number
  roll: number
  pitch: number
  /** Of its wings, radians. */
  wing: number
  /** 0 to 1: how much of it is seen, and for what glows how bright it is. */
  presence: number
  glow: number
  body: Body
  spanMetres: number
  vx: number
  vy: number
  vz: number
  /** Above what lies below it. */
  floor: number
  self: number
  age: number
}

/** How far from the eye they are, as drawn. */
const REACH_METRES = 24
const NEAREST_METRES = 2.2
const FADE_SECONDS = 0.8
const FALL_METRES_PER_SECOND = 0.75
const LEAF_AGE_SECONDS = 14

const BUTTERFLIES: readonly Body[] = [
  { form: [2.1, 0.02, 0, 0.35], coat: [0.8, 0.76, 0.6], tips: 0.35 },
  { form: [2.1, 0.02, 0, 0.35], coat: [0.72, 0.27, 0.05], tips: 0.15 },
  { form: [1.9, 0.02, 0, 0.35], coat: [0.2, 0.34, 0.75], tips: 0.4 },
  { form: [2.1, 0.02, 0, 0.35], coat: [0.85, 0.66, 0.1], tips: 0.5 },
]
const LEAVES: readonly Body[] = [
  { form: [2.6, 0.05, 0, 0], coat: [0.52, 0.22, 0.04], tips: 0.8 },
  { form: [2.2, 0.05, 0, 0], coat: [0.6, 0.4, 0.06], tips: 0.8 },
  { form: [2.8, 0.05, 0, 0], coat: [0.36, 0.07, 0.03], tips: 0.8 },
  { form: [2.0, 0.05, 0, 0], coat: [0.27, 0.16, 0.07], tips: 0.8 },
]
const PETALS: readonly Body[] = [
  { form: [2.6, 0, 0, 0], coat: [0.9, 0.78, 0.8], tips: 1 },
  { form: [2.6, 0, 0, 0], coat: [0.92, 0.88, 0.86], tips: 1 },
]
const BODIES: Readonly<Record<MoteName, readonly Body[]>> = { butterflies: BUTTERFLIES, leaves: LEAVES, petals: PETALS, fireflies: PETALS }
const SPANS: Readonly<Record<MoteName, number>> = { butterflies: 0.15, leaves: 0.13, petals: 0.055, fireflies: 0.05 }
/** How many of all there are of each, when there are as many as there ever are. */
const SHARES: Readonly<Record<MoteName, number>> = { butterflies: 0.24, leaves: 0.7, petals: 0.7, fireflies: 0.85 }
const NAMES: readonly MoteName[] = ['butterflies', 'leaves', 'petals', 'fireflies']

/** What flutters, falls and glows around the eye, when one is near the ground. */
export class Motes {
  readonly #motes: Mote[] = []
  readonly #most: number
  readonly #random: Random
  #time = 0

  constructor(most: number, random: Random) {
    this.#most = most
    this.#random = random
  }

  get all(): readonly Mote[] {
    return this.#motes
  }

  step(seconds: number, life: Life, wind: { readonly x: number; readonly y: number }, watch: Watch): void {
    this.#time += seconds
    for (const name of NAMES) this.#call(name, Math.round(life[name] * SHARES[name] * this.#most), watch)
    for (let i = this.#motes.length - 1; i >= 0; i--) {
      const mote = this.#motes[i]
      if (!mote) continue
      mote.age += seconds
      const away = Math.hypot(mote.x - watch.eye.x, mote.z - watch.eye.z)
      const isOver = away > REACH_METRES * 1.15 || (mote.name === 'leaves' || mote.name === 'petals' ? mote.age > LEAF_AGE_SECONDS : false)
      const wanted = isOver || life[mote.name] < 0.02 ? 0 : 1
      mote.presence += Math.sign(wanted - mote.presence) * Math.min(seconds / FADE_SECONDS, Math.abs(wanted - mote.presence))
      if (wanted === 0 && mote.presence <= 0) this.#motes.splice(i, 1)
      else if (seconds > 0) this.#move(mote, seconds, wind, watch)
    }
  }

  /** Lets as many come as there should be. */
  #call(name: MoteName, wanted: number, watch: Watch): void {
    const own = this.#motes.reduce((count, mote) => count + Number(mote.name === name), 0)
    for (let missing = wanted - own; missing > 0 && this.#motes.length < this.#most; missing--) {
      const made = this.#make(name, watch)
      if (made) this.#motes.push(made)
    }
  }

  #make(name: MoteName, { eye, yaw, floorAt }: Watch): Mote | undefined {
    const random = this.#random
    const away = NEAREST_METRES + (REACH_METRES - NEAREST_METRES) * Math.sqrt(random())
    // Most of them where one looks.
    const azimuth = yaw + (random() - 0.5) * (random() < 0.7 ? 1.7 : 6.28)
    const x = eye.x + Math.sin(azimuth) * away
    const z = eye.z - Math.cos(azimuth) * away
    const floor = floorAt(x, z)
    if (floor === undefined) return undefined
    const bodies = BODIES[name]
    const body = bodies[Math.floor(random() * bodies.length)] ?? (bodies[0] as Body)
    const isFalling = name === 'leaves' || name === 'petals'
    const above = isFalling ? 1 + 6 * random() : 0.25 + 1.3 * random()
    return {
      name,
      x,
      y: floor + above,
      z,
      heading: random() * 6.28,
      roll: 0,
      pitch: 0,
      wing: 0.3,
      presence: 0,
      glow: 0,
      body,
      spanMetres: SPANS[name] * (0.75 + 0.5 * random()),
      vx: 0,
      vy: 0,
      vz: 0,
      floor,
      self: random(),
      age: isFalling ? random() * 5 : 0,
    }
  }

  #move(mote: Mote, seconds: number, wind: { readonly x: number; readonly y: number }, { floorAt }: Watch): void {
    if (this.#random() < 3 * seconds) mote.floor = floorAt(mote.x, mote.z) ?? mote.floor
    if (mote.name === 'butterflies') flutter(mote, seconds, this.#time, wind)
    else if (mote.name === 'fireflies') glimmer(mote, seconds, this.#time)
    else fall(mote, seconds, this.#time, wind)
  }
}

/** Never straight on, and never at one height. */
function flutter(mote: Mote, seconds: number, time: number, wind: { readonly x: number; readonly y: number }): void {
  const mood = time * (1.1 + 0.7 * mote.self) + mote.self * 90
  mote.heading += seconds * (2.6 * Math.sin(mood) + 1.7 * Math.sin(2.3 * mood + 1))
  const speed = 1.3 + 0.5 * Math.sin(mood * 0.7)
  const height = mote.floor + 0.55 + 0.45 * Math.sin(mood * 0.6) + 0.22 * Math.sin(5.3 * mood)
  mote.x += (Math.sin(mote.heading) * speed + wind.x * 0.05) * seconds
  mote.z += (-Math.cos(mote.heading) * speed + wind.y * 0.05) * seconds
  mote.y += (height - mote.y) * Math.min(1, 3 * seconds)
  mote.roll = 0.35 * Math.sin(mood * 2)
  mote.pitch = 0.35
  mote.wing = 0.35 + 0.95 * Math.sin(time * (50 + 14 * mote.self) + mote.self * 40)
}

/** Drifts a little, and flashes now and then. */
function glimmer(mote: Mote, seconds: number, time: number): void {
  const mood = time * (0.4 + 0.3 * mote.self) + mote.self * 70
  mote.x += Math.sin(mood) * 0.35 * seconds
  mote.z += Math.cos(1.3 * mood) * 0.35 * seconds
  mote.y = mote.floor + 0.35 + 1.1 * mote.self + 0.3 * Math.sin(0.8 * mood)
  const period = 2.6 + 3.2 * mote.self
  const phase = (time / period + mote.self * 7) % 1
  const flash = Math.min(1, phase / 0.1) * Math.max(0, 1 - (phase - 0.1) / 0.28)
  mote.glow = Math.max(0, phase > 0.38 ? 0 : flash)
}

/** Down in curves and turning over, until it lies. */
function fall(mote: Mote, seconds: number, time: number, wind: { readonly x: number; readonly y: number }): void {
  const lowest = mote.floor + 0.03
  if (mote.y <= lowest) {
    mote.y = lowest
    mote.roll *= 1 - Math.min(1, 5 * seconds)
    mote.pitch *= 1 - Math.min(1, 5 * seconds)
    return
  }
  const mood = time * (1.5 + mote.self) + mote.self * 80
  mote.x += (wind.x * 0.28 + 0.5 * Math.sin(mood)) * seconds
  mote.z += (wind.y * 0.28 + 0.5 * Math.cos(1.2 * mood)) * seconds
  mote.y -= FALL_METRES_PER_SECOND * (0.7 + 0.6 * mote.self + 0.35 * Math.sin(2 * mood)) * seconds
  mote.heading += seconds * (1 + 2 * mote.self)
  mote.roll = 1.1 * Math.sin(mood * 1.7)
  mote.pitch = 0.8 * Math.sin(mood * 1.3 + 1)
  mote.wing = 0.25
}
