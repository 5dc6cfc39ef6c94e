import type { StrokePoint } from '../../world'

/** How far what is left out may lie from what is left in its place. */
export interface Slack {
  /** In the path's own places. */
  readonly across: number
  readonly value: number
}

/**
 * Leaves out the points that lie on the way between others, in place and in value (D. Douglas and T. Peucker, Algorithms for the reduction of the number of
 * points required to represent a digitized line, 1973).
 */
export function simplifyPath(points: readonly StrokePoint[], slack: Slack): StrokePoint[] {
  const isKept = new Array<boolean>(points.length).fill(false)
  if (points.length > 0) isKept[0] = isKept[points.length - 1] = true
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = 1
    let split = -1
    for (let i = from + 1; i < to; i++) {
      const off = distance(points[i] as StrokePoint, points[from] as StrokePoint, points[to] as StrokePoint, slack)
      if (off <= farthest) continue
      farthest = off
      split = i
    }
    if (split < 0) continue
    isKept[split] = true
    spans.push([from, split], [split, to])
  }
  return points.filter((_, i) => isKept[i])
}

/** How far a point lies from the way between two others, in units of the slack. */
function distance([x, y, value]: StrokePoint, [ax, ay, from]: StrokePoint, [bx, by, to]: StrokePoint, slack: Slack): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
  const across = Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
  return Math.max(across / slack.across, Math.abs(value - from - along * (to - from)) / slack.value)
}
