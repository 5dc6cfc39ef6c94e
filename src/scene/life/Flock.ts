import type { BirdKind } from './birdKinds'
import type { Random } from './throws'

/** A place in world metres: x to the east, y up from the sea, z to the south. */
export interface Spot {
  x: number
  y: number
  z: number
}

/** A bird in the air. */
export interface Bird extends Spot {
  vx: number
  vy: number
  vz: number
  /** Of its wings' beat, in radians, and how far they beat, 0 while it glides. */
  beat: number
  stroke: number
  /** Leaning into a curve, in radians. */
  bank: number
  /** 0 to 1: no two are alike. */
  readonly self: number
}

/** Where it is watched from, and what lies below. */
export interface Watch {
  readonly eye: Readonly<Spot>
  readonly yaw: number
  readonly pitch: number
  /** Elevation of ground or water, world metres; undefined where it is unknown. */
  readonly floorAt: (x: number, z: number) => number | undefined
}

const FADE_SECONDS = 2.5
/** Beyond this many times its farthest coming, a flock is gone. */
const GONE = 2.6
/** After so long a flock moves on to where one looks now. */
const STAY_SECONDS = 34
const LOOK_RADIANS = 0.34

/** A flock: it comes where one looks, stays in the country for a while, and is let go when it is not wanted any more. */
export class Flock {
  readonly kind: BirdKind
  readonly birds: readonly Bird[]
  /** How much of it is seen, 0 to 1. */
  presence = 0
  readonly #random: Random
  #middle: Spot | undefined
  #goal: Spot = { x: 0, y: 0, z: 0 }
  #heading = 0
  #stay = 0
  #time = 0

  constructor(kind: BirdKind, count: number, random: Random) {
    this.kind = kind
    this.#random = random
    this.birds = Array.from({ length: count }, () => ({
      x: 0,
      y: 0,
      z: 0,
      vx: 0,
      vy: 0,
      vz: 0,
      beat: random() * 6.28,
      stroke: 1,
      bank: 0,
      self: random(),
    }))
  }

  /** Flies on. @param wanted how much of it there should be, 0 to 1 */
  step(seconds: number, wanted: number, watch: Watch): void {
    const isGone = this.#middle !== undefined && distance(this.#middle, watch.eye) > GONE * this.kind.farthestMetres
    const target = isGone ? 0 : Math.min(1, wanted)
    this.presence += Math.min(seconds / FADE_SECONDS, Math.abs(target - this.presence)) * Math.sign(target - this.presence)
    if (this.presence <= 0) {
      this.#middle = undefined
      if (wanted < 0.12) return
    }
    this.#time += seconds
    this.#middle ??= this.#come(watch)
    if (seconds <= 0) return
    this.#stay -= seconds
    if (this.#stay <= 0) this.#settleOn(this.#spotAhead(watch))
    if (this.kind.way === 'skein') this.#flyInLine(seconds, this.#middle)
    else if (this.kind.way === 'soar') this.#circle(seconds, this.#middle, watch)
    else this.#roam(seconds, this.#middle, watch)
    for (const bird of this.birds) this.#beat(bird, seconds)
  }

  #come(watch: Watch): Spot {
    const spot = this.#spotAhead(watch)
    this.#settleOn(spot)
    const { way, spreadMetres, metresPerSecond } = this.kind
    if (way === 'skein') {
      // Across the picture, from one side to the other and a little towards it or away.
      const side = this.#random() < 0.5 ? -1 : 1
      this.#heading = watch.yaw + side * (Math.PI / 2 + (this.#random() - 0.5) * 0.9)
      const back = this.kind.farthestMetres * 0.45
      spot.x -= Math.sin(this.#heading) * back
      spot.z += Math.cos(this.#heading) * back
    }
    for (const [rank, bird] of this.birds.entries()) {
      const turn = this.#random() * 6.28
      const out = spreadMetres * (0.3 + 0.7 * this.#random())
      bird.x = spot.x + Math.cos(turn) * out
      bird.y = spot.y + (this.#random() - 0.5) * spreadMetres * 0.4
      bird.z = spot.z + Math.sin(turn) * out
      bird.vx = -Math.sin(turn) * metresPerSecond
      bird.vz = Math.cos(turn) * metresPerSecond
      if (way === 'skein') placeInLine(bird, rank, spot, this.#heading, this.kind)
    }
    return spot
  }

  #settleOn(spot: Spot): void {
    this.#goal = { ...spot }
    this.#stay = STAY_SECONDS * (0.7 + 0.6 * this.#random())
  }

  /** A place in the air of the picture's middle third, as high as this kind flies. */
  #spotAhead({ eye, yaw, pitch, floorAt }: Watch): Spot {
    const { nearestMetres, farthestMetres, lowestMetres, highestMetres } = this.kind
    const away = nearestMetres + (farthestMetres - nearestMetres) * this.#random()
    const azimuth = yaw + (this.#random() - 0.5) * 2 * LOOK_RADIANS
    const x = eye.x + Math.sin(azimuth) * away
    const z = eye.z - Math.cos(azimuth) * away
    const floor = floorAt(x, z) ?? Math.max(0, eye.y - 60)
    const seen = eye.y + away * Math.tan(Math.min(0.5, Math.max(-0.5, pitch + (this.#random() - 0.35) * 0.3)))
    return { x, y: Math.min(floor + highestMetres, Math.max(floor + lowestMetres, seen)), z }
  }

  /** Round and round on rising air, hardly a beat. */
  #circle(seconds: number, middle: Spot, { floorAt }: Watch): void {
    const { metresPerSecond, spreadMetres, lowestMetres } = this.kind
    drift(middle, this.#goal, 2.2 * seconds)
    const floor = floorAt(middle.x, middle.z)
    if (floor !== undefined) middle.y = Math.max(middle.y, floor + lowestMetres)
    for (const bird of this.birds) {
      const radius = spreadMetres * (0.45 + 0.75 * bird.self)
      const turn = this.#time * (metresPerSecond / radius) + bird.self * 17
      const aside = 14 * Math.sin(this.#time * 0.05 + bird.self * 40)
      const next = {
        x: middle.x + Math.cos(turn) * radius + aside,
        y: middle.y + (bird.self - 0.5) * 26 + 3 * Math.sin(this.#time * 0.23 + bird.self * 9),
        z: middle.z + Math.sin(turn) * radius,
      }
      bird.vx = -Math.sin(turn) * metresPerSecond
      bird.vz = Math.cos(turn) * metresPerSecond
      bird.vy = 0.7 * Math.cos(this.#time * 0.23 + bird.self * 9)
      Object.assign(bird, next)
      bird.bank = 0.42
    }
  }

  /** All after one, each beside the one before, as geese go. */
  #flyInLine(seconds: number, middle: Spot): void {
    middle.x += Math.sin(this.#heading) * this.kind.metresPerSecond * seconds
    middle.z -= Math.cos(this.#heading) * this.kind.metresPerSecond * seconds
    for (const [rank, bird] of this.birds.entries()) {
      placeInLine(bird, rank, middle, this.#heading, this.kind)
      const sway = Math.sin(this.#time * 0.7 + bird.self * 30)
      bird.y += 0.5 * sway
      bird.x += 0.4 * sway
    }
  }

  /** Each keeps its distance, goes as its neighbours go and holds to the flock (C. Reynolds, Flocks, herds, and schools, 1987), and the flock to a wandering goal. */
  #roam(seconds: number, middle: Spot, { floorAt }: Watch): void {
    const { kind } = this
    const wander = kind.spreadMetres * 1.8
    const goal = {
      x: this.#goal.x + wander * Math.sin(this.#time * 0.31),
      y: this.#goal.y + 0.3 * wander * Math.sin(this.#time * 0.43 + 1),
      z: this.#goal.z + wander * Math.sin(this.#time * 0.27 + 2),
    }
    const sum = { x: 0, y: 0, z: 0 }
    const floor = floorAt(middle.x, middle.z)
    for (const bird of this.birds) {
      const push = this.#steer(bird, goal, middle)
      const lowest = (floor ?? Number.NEGATIVE_INFINITY) + kind.lowestMetres * (0.7 + bird.self)
      if (bird.y < lowest) push.y += Math.min(14, (lowest - bird.y) * 2)
      const before = Math.atan2(bird.vz, bird.vx)
      bird.vx += push.x * seconds
      bird.vy = (bird.vy + push.y * seconds) * (1 - 0.6 * seconds)
      bird.vz += push.z * seconds
      const level = Math.hypot(bird.vx, bird.vz) || 1
      const speed = kind.metresPerSecond * (0.88 + 0.24 * bird.self)
      bird.vx *= 1 + (speed / level - 1) * Math.min(1, 3 * seconds)
      bird.vz *= 1 + (speed / level - 1) * Math.min(1, 3 * seconds)
      bird.vy = Math.min(0.45 * speed, Math.max(-0.45 * speed, bird.vy))
      const turned = Math.atan2(bird.vz, bird.vx) - before
      const curve = Math.atan2(Math.sin(turned), Math.cos(turned)) / seconds
      bird.bank += (Math.min(0.9, Math.max(-0.9, curve * 0.45)) - bird.bank) * Math.min(1, 4 * seconds)
      bird.x += bird.vx * seconds
      bird.y += bird.vy * seconds
      bird.z += bird.vz * seconds
      sum.x += bird.x
      sum.y += bird.y
      sum.z += bird.z
    }
    const count = Math.max(1, this.birds.length)
    Object.assign(middle, { x: sum.x / count, y: sum.y / count, z: sum.z / count })
  }

  #steer(bird: Bird, goal: Spot, middle: Spot): Spot {
    const { spreadMetres, spanMetres, metresPerSecond } = this.kind
    const apart = 3 * spanMetres + spreadMetres * 0.08
    const reach = 2 * apart
    const push = { x: 0, y: 0, z: 0 }
    let [ax, ay, az, neighbours] = [0, 0, 0, 0]
    for (const other of this.birds) {
      if (other === bird) continue
      const [dx, dy, dz] = [bird.x - other.x, bird.y - other.y, bird.z - other.z]
      const away = Math.hypot(dx, dy, dz)
      if (away > reach) continue
      neighbours++
      ax += other.vx
      ay += other.vy
      az += other.vz
      if (away < apart) {
        const strength = (9 * (1 - away / apart)) / Math.max(0.1, away)
        push.x += dx * strength
        push.y += dy * strength
        push.z += dz * strength
      }
    }
    if (neighbours > 0) {
      push.x += (ax / neighbours - bird.vx) * 0.9
      push.y += (ay / neighbours - bird.vy) * 0.9
      push.z += (az / neighbours - bird.vz) * 0.9
    }
    pull(push, bird, middle, spreadMetres, 0.55 * metresPerSecond)
    pull(push, bird, goal, spreadMetres * 1.4, 0.8 * metresPerSecond)
    // Its own mind.
    const mood = this.#time * (0.7 + bird.self) + bird.self * 60
    push.x += 2.5 * Math.sin(mood)
    push.z += 2.5 * Math.cos(mood * 1.3)
    return push
  }

  #beat(bird: Bird, seconds: number): void {
    const { beatsPerSecond, gliding } = this.kind
    const mood = 0.5 + 0.5 * Math.sin(this.#time * (0.5 + 0.6 * bird.self) + bird.self * 50)
    const wanted = mood < gliding && bird.vy < 1.2 ? 0 : 1
    bird.stroke += (wanted - bird.stroke) * Math.min(1, 4 * seconds)
    bird.beat = (bird.beat + 6.283 * beatsPerSecond * (0.9 + 0.2 * bird.self) * seconds) % 6.283185307
  }
}

function placeInLine(bird: Bird, rank: number, lead: Spot, heading: number, kind: BirdKind): void {
  const side = rank % 2 === 0 ? 1 : -1
  const row = Math.ceil(rank / 2) * kind.spanMetres
  const [sin, cos] = [Math.sin(heading), Math.cos(heading)]
  // One arm of the V is longer than the other.
  const out = row * 1.15 * side * (side > 0 ? 1 : 0.8)
  const back = row * 1.7
  bird.x = lead.x + cos * out - sin * back
  bird.y = lead.y + (bird.self - 0.5) * 0.8
  bird.z = lead.z + sin * out + cos * back
  bird.vx = sin * kind.metresPerSecond
  bird.vz = -cos * kind.metresPerSecond
}

/** Draws a bird back to a place, from a distance on. */
function pull(push: Spot, bird: Spot, to: Spot, free: number, strength: number): void {
  const [dx, dy, dz] = [to.x - bird.x, to.y - bird.y, to.z - bird.z]
  const away = Math.hypot(dx, dy, dz)
  if (away < 0.001) return
  const pulled = (strength * Math.min(2, away / free)) / away
  push.x += dx * pulled
  push.y += dy * pulled
  push.z += dz * pulled
}

function drift(from: Spot, to: Spot, metres: number): void {
  const away = distance(from, to)
  const share = away > 0 ? Math.min(1, metres / away) : 0
  from.x += (to.x - from.x) * share
  from.y += (to.y - from.y) * share
  from.z += (to.z - from.z) * share
}

function distance(a: Readonly<Spot>, b: Readonly<Spot>): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
}
