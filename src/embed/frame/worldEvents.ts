import type { WorldEventDetails, WorldEventName } from '../api'
import { LONGEST_ATTRIBUTE } from './bounds'
import { type Check, hasShape, isBoolean, isNumber, isTextUpTo } from './checks'
import { isCamera, isEntries, isErrorCode, isWord } from './worldShapes'

const isSeeded = hasShape<{ seed: number }>({ seed: isNumber })
const isEmpty = hasShape<Record<string, never>>({})
const isEdited = hasShape<WorldEventDetails['edit']>({ entries: isEntries })

/** All events that leave a frame, with what they hold. */
export const EVENTS: { readonly [Name in WorldEventName]: Check<WorldEventDetails[Name]> } = {
  load: isSeeded,
  progress: hasShape<WorldEventDetails['progress']>({ share: isNumber }),
  ready: isSeeded,
  // A sentence may repeat the address that it is about.
  error: hasShape<WorldEventDetails['error']>({ code: isErrorCode, message: isTextUpTo(LONGEST_ATTRIBUTE.src) }),
  'camera-change': isCamera,
  edit: isEdited,
  'before-edit': isEdited,
  'history-change': hasShape<WorldEventDetails['history-change']>({ canUndo: isBoolean, canRedo: isBoolean, entries: isNumber }),
  visibility: hasShape<WorldEventDetails['visibility']>({ visible: isBoolean }),
  'quality-change': hasShape<WorldEventDetails['quality-change']>({ quality: isWord }),
  'context-lost': isEmpty,
  'context-restored': isEmpty,
}

export function isEventName(name: unknown): name is WorldEventName {
  return typeof name === 'string' && Object.hasOwn(EVENTS, name)
}

/** What a page that has not been allowed is told of an event: that something is done to the world, and not what. */
export function detailForAll(event: WorldEventName, detail: unknown): unknown {
  return event === 'edit' || event === 'before-edit' ? { entries: [] } : detail
}
