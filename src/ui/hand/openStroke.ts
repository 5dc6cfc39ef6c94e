import type { HandState } from './handState'
import { type HandTool, StrokeBuilder } from './strokeBuilder'

/** What one stroke of the ruggedness brush changes at most: a standard deviation, in quarters. */
const RUGGED_STEPS = 4
const MOST_VARIANTS = 60_000

/** Begins a stroke with what the hand holds. @param entries how many the log has: each stroke dreams another variant */
export function openStroke(hand: HandState, kind: HandTool['kind'], size: number, entries: number): StrokeBuilder {
  const { strength, character, isRougher } = hand
  const by = isRougher ? RUGGED_STEPS : -RUGGED_STEPS
  return new StrokeBuilder({ kind, size, strength, character, variant: 1 + (entries % MOST_VARIANTS), by })
}
