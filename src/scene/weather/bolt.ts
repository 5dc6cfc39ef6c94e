import { hashCell, unit } from '../../world'

/** A piece of a lightning's channel: from one end to the other (x east, y up, z south), and how bright it is, 0 to 1. */
export type BoltPiece = readonly [from: Point, to: Point, bright: number]
export type Point = readonly [x: number, y: number, z: number]

/** The channel is halved so often. */
const HALVINGS = 5
const BRANCH_HALVINGS = 3
const BRANCHES = 9
/** How far the middle of a piece lies off its straight way, as a share of its length. */
const CROOKED = 0.17

/** More pieces than this no bolt has. */
export const MOST_PIECES = 2 ** HALVINGS + BRANCHES * 2 ** BRANCH_HALVINGS

/** The channel of a stroke between a cloud and the ground, with branches that end in the air. Equal numbers give equal bolts. */
export function boltBetween(cloud: Point, ground: Point, number: number): BoltPiece[] {
  let drawn = 0
  const random = () => unit(hashCell(number, 0, 4, drawn++, 0))
  const trunk = crookedWay(cloud, ground, HALVINGS, random)
  const pieces = piecesOf(trunk, 1)
  for (let branch = 0; branch < BRANCHES; branch++) {
    const at = Math.floor((0.1 + 0.7 * random()) * trunk.length)
    const from = trunk[at] as Point
    const drop = (from[1] - ground[1]) * (0.25 + 0.5 * random())
    const turn = random() * 2 * Math.PI
    const aside = drop * (0.35 + 0.8 * random())
    const to: Point = [from[0] + Math.sin(turn) * aside, from[1] - drop, from[2] + Math.cos(turn) * aside]
    pieces.push(...piecesOf(crookedWay(from, to, BRANCH_HALVINGS, random), 0.2 + 0.3 * random()))
  }
  return pieces
}

function crookedWay(from: Point, to: Point, halvings: number, random: () => number): Point[] {
  let way: Point[] = [from, to]
  for (let halving = 0; halving < halvings; halving++) {
    way = way.flatMap((point, i) => {
      const next = way[i + 1]
      if (!next) return [point]
      const off = CROOKED * Math.hypot(next[0] - point[0], next[1] - point[1], next[2] - point[2])
      const middle = [0, 1, 2].map((k) => ((point[k] as number) + (next[k] as number)) / 2 + (random() * 2 - 1) * off * (k === 1 ? 0.4 : 1))
      return [point, middle as unknown as Point]
    })
  }
  return way
}

/** Branches die away towards their ends; the trunk does not. */
function piecesOf(way: readonly Point[], bright: number): BoltPiece[] {
  return way.slice(1).map((point, i) => [way[i] as Point, point, bright < 1 ? bright * (1 - (0.8 * i) / way.length) : 1])
}
