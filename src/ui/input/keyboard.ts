import type { Tool } from '../hand/handState'
import type { InputMode } from './inputFrame'

/** What a key asks of the hand. */
export type HandCommand = Tool | 'hand' | 'family' | 'lay-down' | 'wider' | 'narrower' | 'stronger' | 'weaker' | 'undo' | 'redo' | 'history'

/** What a key does at once, beside moving. */
export type Command = 'keys' | 'info' | 'dial' | 'shelf' | 'photograph' | 'sound' | 'fullscreen' | 'home' | InputMode | HandCommand

export interface KeyMove {
  readonly right: number
  readonly forward: number
  readonly up: number
  readonly isFaster: boolean
}

const COMMANDS: Readonly<Record<string, Command>> = {
  Digit1: 'orbit',
  Digit2: 'fly',
  Digit3: 'walk',
  Digit4: 'dial',
  Numpad1: 'orbit',
  Numpad2: 'fly',
  Numpad3: 'walk',
  KeyF: 'fullscreen',
  KeyO: 'shelf',
  KeyP: 'photograph',
  KeyI: 'info',
  KeyB: 'sound',
  KeyG: 'home',
  Home: 'home',
  KeyT: 'hand',
  KeyZ: 'family',
  KeyR: 'raise',
  KeyL: 'lower',
  KeyM: 'smooth',
  KeyN: 'level',
  KeyV: 'valley',
  KeyX: 'ridge',
  KeyK: 'water',
  KeyJ: 'dream',
  KeyU: 'ruggedness',
  KeyY: 'character',
  Digit5: 'plant',
  Digit6: 'clear',
  Digit7: 'fire',
  Digit8: 'rain',
  Digit9: 'drought',
  Digit0: 'climate',
  KeyH: 'history',
  Escape: 'lay-down',
  BracketRight: 'wider',
  BracketLeft: 'narrower',
  Equal: 'stronger',
  Minus: 'weaker',
}

/** Keys that may be held. */
const REPEATING = new Set<Command>(['wider', 'narrower', 'stronger', 'weaker', 'undo', 'redo'])

const RIGHT = ['KeyD', 'ArrowRight']
const LEFT = ['KeyA', 'ArrowLeft']
const FORWARD = ['KeyW', 'ArrowUp']
const BACK = ['KeyS', 'ArrowDown']
const UP = ['KeyE', 'Space', 'PageUp']
const DOWN = ['KeyQ', 'KeyC', 'PageDown']
const FASTER = ['ShiftLeft', 'ShiftRight']
const MOVING = new Set([...RIGHT, ...LEFT, ...FORWARD, ...BACK, ...UP, ...DOWN, ...FASTER])

/** What a key event needs to be understood; keys are named by their place on the keyboard, so any layout moves alike. */
export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly repeat: boolean
}

/** Whether a key holds a movement, as long as it is down. */
export function isMovingKey(press: KeyPress): boolean {
  return !isShortcut(press) && MOVING.has(press.code)
}

/** The command of a key; the browser's own shortcuts have none. */
export function commandOf(press: KeyPress): Command | undefined {
  const command = isShortcut(press) ? shortcutOf(press) : press.key === '?' ? 'keys' : COMMANDS[press.code]
  return press.repeat && command && !REPEATING.has(command) ? undefined : command
}

/** Undo and redo, by the letter on the key: that is what these shortcuts are known by. */
function shortcutOf({ key, altKey, shiftKey }: KeyPress): Command | undefined {
  if (altKey) return undefined
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : undefined
}

/** Where the keys that are down move to. */
export function moveOf(held: ReadonlySet<string>): KeyMove {
  const any = (codes: readonly string[]) => Number(codes.some((code) => held.has(code)))
  return {
    right: any(RIGHT) - any(LEFT),
    forward: any(FORWARD) - any(BACK),
    up: any(UP) - any(DOWN),
    isFaster: any(FASTER) === 1,
  }
}

/** Whether a key belongs to what has the focus, a button or a field, and not to the land. */
export function isForControl(press: KeyPress, focused: { readonly tagName: string; readonly isContentEditable?: boolean } | null): boolean {
  if (!focused) return false
  if (focused.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(focused.tagName)) return true
  const isPressable = ['BUTTON', 'A', 'SUMMARY'].includes(focused.tagName)
  return isPressable && ['Space', 'Enter', 'NumpadEnter'].includes(press.code)
}

function isShortcut(press: KeyPress): boolean {
  return press.ctrlKey || press.metaKey || press.altKey
}
