import { Vector3 } from 'three'
import { frameAcross, PlantMesh } from './PlantMesh'
import { throwsOf } from './throws'

const UP = new Vector3(0, 1, 0)

export interface ConiferShape {
  readonly height: number
  readonly radius: number
  readonly tiers: number
  /** Where the lowest branches are, as a share of the height. */
  readonly bare: number
  /** How steeply branches hang at the bottom, rise over run. */
  readonly droop: number
}

/** A spruce or fir: tiers of branches that hang like skirts, each a card with a twig of needles on it. */
export function conifer(start: number, { height, radius, tiers, bare, droop }: ConiferShape): PlantMesh {
  const mesh = new PlantMesh()
  const next = throwsOf(start)
  mesh.tube(
    [new Vector3(0, -0.4, 0), new Vector3(0, height * 0.5, 0), new Vector3(0, height * 0.97, 0)],
    [0.13, 0.075, 0.012],
    5,
    (along) => ({
      part: 'bark',
      open: 0.55 + 0.3 * along,
      sway: 0.18 * along,
      fall: 2,
    }),
  )
  const inside = { part: 'core', open: 0.4, sway: 0.06, fall: 2 } as const
  mesh.tube([new Vector3(0, height * (bare + 0.04), 0), new Vector3(0, height * 0.93, 0)], [radius * 0.42, 0.02], 7, () => inside)
  for (let tier = 0; tier < tiers; tier++) {
    const share = tier / (tiers - 1)
    const level = height * (bare + (0.985 - bare) * share ** 0.92)
    const reach = radius * ((1 - share) ** 0.8 * 0.94 + 0.06) * (0.88 + 0.24 * next())
    const branches = Math.round(5 + 4 * (1 - share))
    const turn = next() * 7
    for (let branch = 0; branch < branches; branch++) {
      const angle = turn + ((branch + (next() - 0.5) * 0.5) / branches) * 2 * Math.PI
      const out = new Vector3(Math.cos(angle), 0, Math.sin(angle))
      const length = reach * (0.84 + 0.32 * next())
      const hang = (droop * (1 - 0.25 * share) + (next() - 0.5) * 0.25) * length
      const along = out
        .clone()
        .multiplyScalar(length)
        .add(new Vector3(0, -hang, 0))
      const wide = new Vector3(-out.z, (next() - 0.5) * 0.35, out.x).multiplyScalar(length * 0.5 + 0.22)
      const middle = along
        .clone()
        .multiplyScalar(0.5)
        .add(new Vector3(0, level + (next() - 0.5) * 0.12, 0))
      const normalAt = (place: Vector3) =>
        new Vector3(place.x, 0, place.z).normalize().multiplyScalar(0.75).addScaledVector(UP, 0.65).normalize()
      mesh.card(middle, along, wide, normalAt, (u) => ({
        part: 'needles',
        open: 0.36 + 0.46 * u + 0.2 * share,
        sway: 0.05 + 0.16 * share,
        fall: 2 + ownNumber(16 * tier + branch),
      }))
    }
  }
  return mesh
}

interface Ball {
  readonly middle: Vector3
  readonly radius: number
}

export interface CrownShape {
  readonly height: number
  /** Where the crown begins, as a share of the height. */
  readonly stem: number
  readonly radius: number
  readonly balls: number
  readonly cardsPerBall: number
  readonly trunk: number
  readonly stamp: 'leaves' | 'sprays'
  readonly card: number
  readonly isOpen: boolean
}

/** A broadleaved tree: a stem, branches to balls of leaves, and around each ball cards that light meets as it meets the ball. */
export function leafTree(start: number, shape: CrownShape): PlantMesh {
  const mesh = new PlantMesh()
  const next = throwsOf(start)
  const { height, stem, radius, trunk } = shape
  const crown = new Vector3(0, height * (stem + (1 - stem) * 0.48), 0)
  const fork = new Vector3((next() - 0.5) * 0.3, height * (stem + 0.08), (next() - 0.5) * 0.3)
  const top = new Vector3(fork.x * 1.6, height * 0.8, fork.z * 1.6)
  mesh.tube(
    [new Vector3(0, -0.4, 0), new Vector3(0, height * 0.06, 0), fork, top],
    [trunk * 1.5, trunk, trunk * 0.7, trunk * 0.2],
    6,
    (along) => ({
      part: 'bark',
      open: 0.65,
      sway: 0.12 * along * along,
      fall: 2,
    }),
  )
  const balls = crownBalls(next, shape, crown)
  for (const ball of balls) {
    const tip = ball.middle
    mesh.tube(
      [
        fork,
        fork
          .clone()
          .lerp(tip, 0.55)
          .add(new Vector3(0, 0.12, 0)),
        tip,
      ],
      [trunk * 0.5, trunk * 0.3, 0.012],
      3,
      (along) => ({
        part: 'bark',
        open: 0.5,
        sway: 0.12 * along,
        fall: 2,
      }),
    )
    addTwigs(mesh, next, ball, fork)
    addLeaves(mesh, next, ball, { crown, reach: radius, ...shape })
  }
  return mesh
}

/** Thin branches out to the rim of a ball: all that is left of it in winter. */
function addTwigs(mesh: PlantMesh, next: () => number, { middle, radius }: Ball, fork: Vector3): void {
  const away = middle.clone().sub(fork).normalize()
  for (let i = 0; i < 5; i++) {
    const out = new Vector3(next() - 0.5, next() - 0.25, next() - 0.5).normalize().add(away).normalize()
    const from = middle.clone().addScaledVector(away, -radius * (0.2 + 0.7 * next()))
    const finish = (along: number) => ({ part: 'bark', open: 0.5, sway: 0.1 + 0.04 * along, fall: 2 }) as const
    mesh.tube([from, from.clone().addScaledVector(out, radius * (0.9 + 0.5 * next()))], [0.022, 0.006], 2, finish)
  }
}

function crownBalls(next: () => number, { height, stem, radius, balls, isOpen }: CrownShape, crown: Vector3): Ball[] {
  const half = (height * (1 - stem)) / 2
  const made: Ball[] = []
  for (let i = 0; i < balls; i++) {
    const up = balls === 1 ? 0 : 1 - (2 * i) / (balls - 1)
    const angle = i * 2.4 + next() * 0.9
    const across = Math.sqrt(Math.max(0, 1 - up * up * 0.92)) * (isOpen ? 0.5 : 0.6)
    const size = radius * (isOpen ? 0.46 : 0.54) * (0.85 + 0.35 * next()) * (1 - 0.22 * Math.max(0, up))
    const middle = new Vector3(Math.cos(angle) * across * radius, up * (half - size * 0.72), Math.sin(angle) * across * radius)
    made.push({ middle: middle.add(crown), radius: size })
  }
  return made
}

type Foliage = Pick<CrownShape, 'cardsPerBall' | 'card' | 'stamp' | 'isOpen'> & {
  readonly crown: Vector3
  readonly reach: number
  readonly isEvergreen?: boolean
}

function addLeaves(
  mesh: PlantMesh,
  next: () => number,
  { middle, radius }: Ball,
  { cardsPerBall, card, stamp, isOpen, crown, reach, isEvergreen }: Foliage,
): void {
  if (!isOpen)
    mesh.core(middle, new Vector3(1, 0.9, 1).multiplyScalar(radius * 0.58), { open: 0.36, sway: 0.05, fall: isEvergreen ? 2 : 0.5 })
  for (let i = 0; i < cardsPerBall; i++) {
    const up = 1 - (2 * (i + 0.5)) / cardsPerBall
    const angle = i * 2.39996 + next() * 0.7
    const level = Math.sqrt(1 - up * up)
    const out = new Vector3(Math.cos(angle) * level, up, Math.sin(angle) * level)
    const place = middle.clone().addScaledVector(out, radius * (0.72 + 0.3 * next()))
    const facing = out
      .clone()
      .add(new Vector3(next() - 0.5, next() - 0.2, next() - 0.5).multiplyScalar(0.95))
      .normalize()
    const [u, v] = frameAcross(facing)
    const roll = next() * Math.PI
    const size = card * (0.75 + 0.5 * next())
    const across = u.clone().multiplyScalar(Math.cos(roll)).addScaledVector(v, Math.sin(roll)).multiplyScalar(size)
    const over = v.clone().multiplyScalar(Math.cos(roll)).addScaledVector(u, -Math.sin(roll)).multiplyScalar(size)
    // Low in the crown and on the inner side of a ball, less sky is seen.
    const fromCrown = place.clone().sub(crown)
    const open = lightOf(0.5 + 0.26 * (fromCrown.y / reach) + 0.2 * (fromCrown.length() / reach) + 0.18 * up)
    const normalAt = (at: Vector3) =>
      at.clone().sub(middle).normalize().multiplyScalar(0.75).addScaledVector(fromCrown.clone().normalize(), 0.6).normalize()
    const fall = isEvergreen ? 2 + ownNumber(i) : next()
    const sway = 0.1 + 0.05 * next()
    mesh.card(place, across, over, normalAt, () => ({ part: stamp, open, sway, fall }))
  }
}

/** A clump of leafy mounds without a stem: the highest near the middle, low ones at the rim. */
export function shrub(start: number, { height, radius, mounds }: { height: number; radius: number; mounds: number }): PlantMesh {
  const mesh = new PlantMesh()
  const next = throwsOf(start)
  const crown = new Vector3(0, height * 0.3, 0)
  for (let i = 0; i < mounds; i++) {
    const share = (i + 0.35 * next()) / mounds
    const angle = i * 2.39996 + next() * 1.2
    const away = radius * 0.82 * Math.sqrt(share)
    const size = height * (0.56 - 0.26 * share) * (0.8 + 0.4 * next())
    const middle = new Vector3(Math.cos(angle) * away, size * (0.55 + 0.5 * next()) * (1 - 0.35 * share), Math.sin(angle) * away)
    const foliage = {
      crown,
      reach: radius,
      cardsPerBall: 13,
      card: size * 1.35,
      stamp: 'sprays',
      isOpen: false,
      isEvergreen: true,
    } as const
    addLeaves(mesh, next, { middle, radius: size }, foliage)
  }
  return mesh
}

/** A palm: a bent stem and fronds that arch over. */
export function palm(start: number, { height, lean, fronds }: { height: number; lean: number; fronds: number }): PlantMesh {
  const mesh = new PlantMesh()
  const next = throwsOf(start)
  const stem = [0, 0.25, 0.5, 0.75, 1].map((share) => new Vector3(lean * share * share, height * 0.82 * share - (share === 0 ? 0.4 : 0), 0))
  mesh.tube(stem, [0.16, 0.11, 0.095, 0.085, 0.09], 6, (along) => ({ part: 'bark', open: 0.75, sway: 0.2 * along * along, fall: 2 }))
  const head = stem[4] as Vector3
  for (let i = 0; i < fronds; i++) {
    const angle = i * 2.4 + next() * 0.4
    const rise = 0.95 - 1.25 * (i / fronds) + (next() - 0.5) * 0.3
    addFrond(mesh, head, {
      out: new Vector3(Math.cos(angle), 0, Math.sin(angle)),
      rise,
      length: height * 0.44 * (0.85 + 0.3 * next()),
      fall: 2 + ownNumber(i),
    })
  }
  return mesh
}

const FROND_PIECES = 5

function addFrond(
  mesh: PlantMesh,
  head: Vector3,
  { out, rise, length, fall }: { out: Vector3; rise: number; length: number; fall: number },
): void {
  const aside = new Vector3(-out.z, 0, out.x)
  let before: [number, number, number] | undefined
  for (let piece = 0; piece <= FROND_PIECES; piece++) {
    const share = piece / FROND_PIECES
    const place = head
      .clone()
      .addScaledVector(out, length * share * (1 - 0.18 * share))
      .addScaledVector(UP, length * (rise * share - 0.85 * share * share))
    const half = 0.24 * length
    const normal = UP.clone()
      .addScaledVector(out, 0.35 * share)
      .normalize()
    const finish = { part: 'frond', open: 0.6 + 0.4 * share, sway: 0.2 + 0.25 * share, fall } as const
    // Leaflets hang down a little on both sides of the rib.
    const edge = (side: number) =>
      place
        .clone()
        .addScaledVector(aside, side * half)
        .addScaledVector(UP, -0.3 * half)
    const ring: [number, number, number] = [
      mesh.vertex(edge(-1), normal.clone().addScaledVector(aside, -0.5).normalize(), [share, 0], finish),
      mesh.vertex(place, normal, [share, 0.5], finish),
      mesh.vertex(edge(1), normal.clone().addScaledVector(aside, 0.5).normalize(), [share, 1], finish),
    ]
    for (let k = 0; before && k < 2; k++) {
      mesh.triangle(before[k] as number, before[k + 1] as number, ring[k + 1] as number)
      mesh.triangle(before[k] as number, ring[k + 1] as number, ring[k] as number)
    }
    before = ring
  }
}

/** A number from 0 to 1 that looks like chance, for what is counted. */
function ownNumber(index: number): number {
  return (index * 0.618034) % 1
}

/** No leaf is without any light. */
function lightOf(value: number): number {
  return Math.min(1, Math.max(0.34, value))
}
