import type { WorldControls, WorldReadings } from '../api'
import { ATTRIBUTES, type AttributeName } from '../attributeNames'
import { LONGEST_ATTRIBUTE } from './bounds'
import { type Check, hasShape, isBoolean, isGiven, isNothing, isNumber, isOneOf, isOptional, isTextUpTo } from './checks'
import { isCamera, isCapabilities, isEdit, isExportKind, isPartOfCamera, isSnapshot, isStats } from './worldShapes'

/** What can be asked of a framed world: what the element itself can do, what can be read of it, and its attributes. */
export type FrameCalls = {
  [Name in keyof WorldControls]: (...given: Parameters<WorldControls[Name]>) => Awaited<ReturnType<WorldControls[Name]>>
} & { [Name in keyof WorldReadings]: () => Awaited<WorldReadings[Name]> } & {
  getAttribute: (name: AttributeName) => string | null
  setAttribute: (name: AttributeName, value: string) => void
  removeAttribute: (name: AttributeName) => void
}

export type CallName = keyof FrameCalls

interface Call<Given extends readonly unknown[], Answer> {
  /** Whether a page that has not been allowed may ask: what it answers says nothing of what was made of the world. */
  readonly isForAll: boolean
  /** It may take as long as a reader takes to come near, so that nobody loses patience with it. */
  readonly isPatient: boolean
  readonly takes: Check<Given>
  /** What it takes, in words. */
  readonly takesInWords: string
  readonly answers: Check<Answer>
}

const NOTHING = { isForAll: false, isPatient: false, takes: isGiven<[]>(), takesInWords: 'no arguments' } as const
const READING = { ...NOTHING, isForAll: true } as const

const isBlob: Check<Blob> = (value): value is Blob => value instanceof Blob
const isFile: Check<File> = (value): value is File => typeof File !== 'undefined' && value instanceof File
const isAttributeName = isOneOf<AttributeName>(ATTRIBUTES)
const isAttributeValue = isTextUpTo(LONGEST_ATTRIBUTE.src)
const isAddress = isOptional(isTextUpTo(LONGEST_ATTRIBUTE.src))
const isAttribute: Check<[AttributeName, string]> = (given): given is [AttributeName, string] =>
  isGiven<[AttributeName, string]>(isAttributeName, isAttributeValue)(given) &&
  given[1].length <= (given[0] === 'src' ? LONGEST_ATTRIBUTE.src : LONGEST_ATTRIBUTE.other)

/** All calls there are; what has no entry here cannot be reached from outside. */
export const CALLS: { readonly [Name in CallName]: Call<Parameters<FrameCalls[Name]>, ReturnType<FrameCalls[Name]>> } = {
  load: { ...NOTHING, isPatient: true, answers: isNothing },
  apply: {
    ...NOTHING,
    takes: isGiven<Parameters<WorldControls['apply']>>(isEdit),
    takesInWords: 'one edit, a plain object with a kind',
    answers: isNothing,
  },
  undo: { ...NOTHING, answers: isBoolean },
  redo: { ...NOTHING, answers: isBoolean },
  play: { ...NOTHING, answers: isNothing },
  pause: { ...NOTHING, answers: isNothing },
  setCamera: {
    ...NOTHING,
    takes: isGiven<Parameters<WorldControls['setCamera']>>(isPartOfCamera),
    takesInWords: 'a camera: east, south, elevation, heading and pitch as finite numbers, mode as "orbit", "walk" or "fly"',
    answers: isNothing,
  },
  elevationAt: {
    ...READING,
    takes: isGiven<Parameters<WorldControls['elevationAt']>>(isNumber, isNumber),
    takesInWords: 'two finite numbers, east and south',
    answers: isOptional(isNumber),
  },
  toBlob: {
    ...NOTHING,
    takes: isGiven<Parameters<WorldControls['toBlob']>>(
      isOptional(hasShape<{ pixelRatio?: number }>({ pixelRatio: isOptional(isNumber) })),
    ),
    takesInWords: 'nothing, or a pixelRatio that is a finite number',
    answers: isBlob,
  },
  toShareURL: { ...NOTHING, answers: isAddress },
  exportFile: {
    ...NOTHING,
    takes: isGiven<Parameters<WorldControls['exportFile']>>(isExportKind),
    takesInWords: '"world", "picture", "height-png" or "glb"',
    answers: isFile,
  },
  dismissPoster: { ...NOTHING, answers: isNothing },
  dispose: { ...NOTHING, answers: isNothing },

  ready: { ...READING, isPatient: true, answers: isNothing },
  loaded: { ...READING, answers: isBoolean },
  world: { ...NOTHING, answers: isOptional(isSnapshot) },
  camera: { ...READING, answers: isOptional(isCamera) },
  stats: { ...READING, answers: isOptional(isStats) },
  canUndo: { ...READING, answers: isBoolean },
  canRedo: { ...READING, answers: isBoolean },
  capabilities: { ...READING, answers: isCapabilities },

  getAttribute: {
    ...NOTHING,
    takes: isGiven<[AttributeName]>(isAttributeName),
    takesInWords: 'the name of an attribute of <terrella-world>',
    answers: (value): value is string | null => value === null || isAttributeValue(value),
  },
  setAttribute: {
    ...NOTHING,
    takes: isAttribute,
    takesInWords: `the name of an attribute of <terrella-world>, and text of no more than ${LONGEST_ATTRIBUTE.other} characters (src: ${LONGEST_ATTRIBUTE.src})`,
    answers: isNothing,
  },
  removeAttribute: {
    ...NOTHING,
    takes: isGiven<[AttributeName]>(isAttributeName),
    takesInWords: 'the name of an attribute of <terrella-world>',
    answers: isNothing,
  },
}

export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[]

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALLS, name)
}
