import type { NavigationInput } from './navigationState'
import { clamp, type ViewPoint } from './pose'

/** Heights of the picture that a pointer can cross in one frame. */
const LONGEST_DRAG = 4

/** The most that one frame can come closer, as a logarithm. */
const LONGEST_ZOOM = 4

/** Holds an input within its bounds; what is not a number asks for nothing. */
export function readInput(input: NavigationInput): NavigationInput {
  const { move, turn, drag, zoom, goTo } = input
  return {
    ...input,
    move: { right: number(move.right, 1), forward: number(move.forward, 1), up: number(move.up, 1) },
    turn: { right: number(turn.right, 1), up: number(turn.up, 1) },
    twist: number(input.twist, Math.PI),
    drag: drag && {
      kind: drag.kind,
      from: point(drag.from),
      right: number(drag.right, LONGEST_DRAG),
      down: number(drag.down, LONGEST_DRAG),
    },
    zoom: zoom && { at: point(zoom.at), amount: number(zoom.amount, LONGEST_ZOOM) },
    goTo: goTo && point(goTo),
  }
}

function point(at: ViewPoint): ViewPoint {
  return { x: number(at.x, 1.5), y: number(at.y, 1.5) }
}

function number(value: number, most: number): number {
  return Number.isFinite(value) ? clamp(value, -most, most) : 0
}
