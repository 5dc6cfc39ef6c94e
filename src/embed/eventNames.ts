import type { WorldEventName } from './api'

/** Events of `<terrella-world>`, in the order of the documentation. */
export const EVENTS = [
  'load',
  'progress',
  'ready',
  'error',
  'camera-change',
  'edit',
  'before-edit',
  'history-change',
  'visibility',
  'quality-change',
  'context-lost',
  'context-restored',
] as const satisfies readonly WorldEventName[]
