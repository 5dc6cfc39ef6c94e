import type { InputMode } from './inputFrame'

/** What a gamepad with the standard layout says. */
export interface PadReading {
  readonly axes: readonly number[]
  readonly buttons: readonly { readonly pressed: boolean; readonly value: number }[]
}

export interface PadInput {
  readonly move: { readonly right: number; readonly forward: number; readonly up: number }
  readonly turn: { readonly right: number; readonly up: number }
  readonly isFaster: boolean
  /** Buttons that have just been pressed. */
  readonly mode: InputMode | undefined
  readonly isGoingThere: boolean
  readonly isGoingHome: boolean
}

const DEAD_ZONE = 0.14
const CONFIRM = 0
const BACK = 1
const THIRD = 2
const FOURTH = 3
const LEFT_BUMPER = 4
const RIGHT_BUMPER = 5
const LEFT_TRIGGER = 6
const RIGHT_TRIGGER = 7

/**
 * Reads a gamepad: left stick moves, right stick looks, triggers sink and rise, bumpers hurry; the first button goes to the middle of the
 * picture, the second home, the third walks, the fourth flies.
 */
export function readPad(pad: PadReading, before: PadReading | undefined): PadInput {
  const [moveRight, moveBack] = stick(pad.axes[0], pad.axes[1])
  const [turnRight, turnDown] = stick(pad.axes[2], pad.axes[3])
  const isDown = (index: number, reading: PadReading | undefined = pad) => reading?.buttons[index]?.pressed === true
  const isNew = (index: number) => isDown(index) && !(before && isDown(index, before))
  return {
    move: { right: moveRight, forward: -moveBack, up: trigger(pad, RIGHT_TRIGGER) - trigger(pad, LEFT_TRIGGER) },
    turn: { right: turnRight, up: -turnDown },
    isFaster: isDown(LEFT_BUMPER) || isDown(RIGHT_BUMPER),
    mode: isNew(THIRD) ? 'walk' : isNew(FOURTH) ? 'fly' : undefined,
    isGoingThere: isNew(CONFIRM),
    isGoingHome: isNew(BACK),
  }
}

/** Whether anything on it is moved or pressed. */
export function isPadTouched(input: PadInput): boolean {
  const { move, turn } = input
  return (
    [move.right, move.forward, move.up, turn.right, turn.up].some((axis) => axis !== 0) ||
    [input.mode, input.isGoingThere, input.isGoingHome].some(Boolean)
  )
}

/** A round dead zone, then a square law: fine near the middle, full at the rim. */
function stick(x = 0, y = 0): readonly [number, number] {
  const tilt = Math.hypot(x, y)
  if (!(tilt > DEAD_ZONE)) return [0, 0]
  const strength = Math.min(1, (tilt - DEAD_ZONE) / (1 - DEAD_ZONE))
  const scale = (strength * strength) / tilt
  return [x * scale, y * scale]
}

function trigger(pad: PadReading, index: number): number {
  const value = pad.buttons[index]?.value ?? 0
  return value > 0.06 ? Math.min(1, value) : 0
}
