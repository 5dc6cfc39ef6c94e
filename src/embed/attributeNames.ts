/** Attributes of `<terrella-world>`, in the order of the documentation. */
export const ATTRIBUTES = [
  'src',
  'seed',
  'alt',
  'poster',
  'loading',
  'reveal',
  'mode',
  'controls',
  'editable',
  'tools',
  'time',
  'season',
  'weather',
  'pace',
  'quality',
  'backend',
  'models',
  'storage',
  'touch-action',
  'interaction-prompt',
  'motion',
  'muted',
  'lang',
] as const

export type AttributeName = (typeof ATTRIBUTES)[number]
