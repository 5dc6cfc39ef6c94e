/** A point of the picture: −1 to 1 from left to right and from bottom to top. */
export interface PicturePoint {
  readonly x: number
  readonly y: number
}

/** A rectangle of the page, in CSS pixels. */
export interface PictureBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Drag {
  readonly kind: 'turn' | 'pan'
  readonly from: PicturePoint
  /** Heights of the picture since the last frame. */
  readonly right: number
  readonly down: number
}

export interface Zoom {
  readonly at: PicturePoint
  /** Natural logarithm of how many times nearer. */
  readonly amount: number
}

/** What the hand that holds a tool did, in order. */
export interface HandEvent {
  readonly kind: 'down' | 'move' | 'up' | 'cancel'
  readonly at: PicturePoint
  /** How hard it presses, 0 to 1: a pen tells, everything else presses fully. */
  readonly pressure: number
  /** Milliseconds on the clock of events. */
  readonly time: number
}

export type InputMode = 'orbit' | 'fly' | 'walk'

/** What all hands together ask for in one frame. */
export interface InputFrame {
  readonly move: { readonly right: number; readonly forward: number; readonly up: number }
  readonly isFaster: boolean
  readonly turn: { readonly right: number; readonly up: number }
  readonly drag: Drag | undefined
  readonly zoom: Zoom | undefined
  /** Radians clockwise. */
  readonly twist: number
  readonly goTo: PicturePoint | undefined
  readonly mode: InputMode | undefined
  readonly isGoingHome: boolean
  readonly isCalm: boolean
  readonly hand: readonly HandEvent[]
}

/** Where a place of the page lies in the picture. */
export function pointIn(box: PictureBox, clientX: number, clientY: number): PicturePoint {
  if (box.width <= 0 || box.height <= 0) return { x: 0, y: 0 }
  return { x: ((clientX - box.left) / box.width) * 2 - 1, y: 1 - ((clientY - box.top) / box.height) * 2 }
}
