import type {
  ExportKind,
  LoggedWorldEdit,
  WorldCamera,
  WorldCapabilities,
  WorldEdit,
  WorldErrorCode,
  WorldMode,
  WorldPace,
  WorldSnapshot,
  WorldStats,
} from '../api'
import { LONGEST_NAME } from './bounds'
import { type Check, hasShape, isBoolean, isListOf, isNumber, isOneOf, isOptional, isTextUpTo } from './checks'
import { isRecord } from './plainData'

/** A word of the world's: the name of a weather, a quality, a tool. */
export const isWord = isTextUpTo(LONGEST_NAME)

const ERROR_CODES: Readonly<Record<WorldErrorCode, true>> = {
  'drawing-unavailable': true,
  'wasm-refused': true,
  'models-unavailable': true,
  'source-unavailable': true,
  'source-refused': true,
  'invalid-argument': true,
  'not-open': true,
  'not-allowed': true,
  internal: true,
}

export const isErrorCode: Check<WorldErrorCode> = (value): value is WorldErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERROR_CODES, value)

const isMode = isOneOf<WorldMode>(['orbit', 'walk', 'fly'])
const isPace = isOneOf<WorldPace>(['still', 'real', 'day', 'year'])
export const isExportKind = isOneOf<ExportKind>(['world', 'picture', 'height-png', 'glb'])

/** What an edit must have before the world itself looks at it. */
export const isEdit: Check<WorldEdit | LoggedWorldEdit> = (value): value is LoggedWorldEdit => isRecord(value) && isWord(value.kind)

export const isEntries: Check<readonly LoggedWorldEdit[]> = isListOf((value): value is LoggedWorldEdit => isEdit(value))

export const isCamera = hasShape<WorldCamera>({
  east: isNumber,
  south: isNumber,
  elevation: isNumber,
  heading: isNumber,
  pitch: isNumber,
  mode: isMode,
})

export const isPartOfCamera = hasShape<Partial<WorldCamera>>({
  east: isOptional(isNumber),
  south: isOptional(isNumber),
  elevation: isOptional(isNumber),
  heading: isOptional(isNumber),
  pitch: isOptional(isNumber),
  mode: isOptional(isMode),
})

export const isCapabilities = hasShape<WorldCapabilities>({
  webgl2: isBoolean,
  webgpu: isBoolean,
  wasm: isBoolean,
  isolated: isBoolean,
  storage: isBoolean,
})

export const isStats = hasShape<WorldStats>({
  frames: isNumber,
  isResting: isBoolean,
  isSettled: isBoolean,
  drawCalls: isNumber,
  triangles: isNumber,
  quality: isWord,
  backend: isOptional(isWord),
})

const isModels: Check<Readonly<Record<string, string>>> = (value): value is Readonly<Record<string, string>> =>
  isRecord(value) && Object.values(value).every((hash) => typeof hash === 'string')

export const isSnapshot = hasShape<WorldSnapshot>({
  seed: isNumber,
  models: isModels,
  entries: isEntries,
  hour: isNumber,
  dayOfYear: isNumber,
  weather: isWord,
  pace: isPace,
  season: isNumber,
})
