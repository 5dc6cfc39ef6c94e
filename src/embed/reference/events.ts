import type { WorldEventName } from '../api'
import type { EventEntry } from './entries'

/** All events. None of them bubbles. */
export const EVENT_ENTRIES: readonly (EventEntry & { readonly name: WorldEventName })[] = [
  { name: 'load', detail: '{ seed: number }', description: 'Land is in the picture for the first time.' },
  { name: 'progress', detail: '{ share: number }', description: 'So much of what must be fetched is there, 0 to 1.' },
  {
    name: 'ready',
    detail: '{ seed: number }',
    description: 'The models are there, and all land of the first picture is as fine as it gets.',
  },
  {
    name: 'error',
    detail: '{ code: WorldErrorCode, message: string }',
    description: 'Something cannot be done; the message is for a person.',
  },
  { name: 'camera-change', detail: 'WorldCamera', description: 'The eye has moved.' },
  { name: 'edit', detail: '{ entries: LoggedWorldEdit[] }', description: 'Something was done to the world, by a hand or by a call.' },
  {
    name: 'before-edit',
    detail: '{ entries: LoggedWorldEdit[] }',
    cancelable: true,
    description: 'Something is about to be done; `preventDefault()` keeps it from being done.',
  },
  {
    name: 'history-change',
    detail: '{ canUndo: boolean, canRedo: boolean, entries: number }',
    description: 'There is more or less to take back or to bring back.',
  },
  { name: 'visibility', detail: '{ visible: boolean }', description: 'The world came into sight, or went out of it.' },
  { name: 'quality-change', detail: '{ quality: string }', description: 'The picture is drawn finer or coarser.' },
  { name: 'context-lost', detail: '{}', description: 'The browser took the drawing device away; the world comes back by itself.' },
  { name: 'context-restored', detail: '{}', description: 'It draws again.' },
]
