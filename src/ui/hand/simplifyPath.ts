import type { StrokePoint } from '../../world'

/** How far what is left out may lie from what is left in its place. */
export interface Slack {
  /** In the path's own places. */
  readonly across: number
  readonly value: number
}

/** No way leaves out more points than this, so that long strokes take no longer than their length. */
const MOST_LEFT_OUT = 24

/**
 * Leaves out as many points as can be, where they lie on the way between others, in place and in value (H. Imai and M. Iri, Computational-geometric methods for
 * polygonal approximations of a curve, 1986: the way of fewest points; here the way is that between where the others will be put, and of ways of as few
 * points that which keeps nearest).
 * @param put where a point that is kept will be put
 * @returns the numbers of the points that are kept, the first and the last among them
 */
export function simplifyPath(
  points: readonly StrokePoint[],
  slack: Slack,
  put: (point: StrokePoint) => StrokePoint = (point) => point,
): number[] {
  const ways = points.map(put)
  const costs = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(points.length)
  costs[0] = 0
  for (let to = 1; to < points.length; to++) {
    for (let from = to - 1; from >= Math.max(0, to - 1 - MOST_LEFT_OUT); from--) {
      let farthest = 0
      for (let i = from + 1; i < to && farthest <= 1; i++)
        farthest = Math.max(farthest, distance(points[i] as StrokePoint, ways[from] as StrokePoint, ways[to] as StrokePoint, slack))
      const cost = (costs[from] ?? 0) + 1 + farthest / (2 * points.length)
      if (farthest > 1 || cost >= (costs[to] ?? 0)) continue
      costs[to] = cost
      before[to] = from
    }
  }
  const kept: number[] = []
  for (let at = points.length - 1; at > 0; at = before[at] as number) kept.unshift(at)
  return points.length > 0 ? [0, ...kept] : []
}

/** How far a point lies from the way between two others, in units of the slack. */
function distance([x, y, value]: StrokePoint, [ax, ay, from]: StrokePoint, [bx, by, to]: StrokePoint, slack: Slack): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
  const across = Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
  return Math.max(across / slack.across, Math.abs(value - from - along * (to - from)) / slack.value)
}
