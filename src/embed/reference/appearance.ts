import type { NamedThing, StyleEntry } from './entries'

/** Places for children of the element. */
export const SLOT_ENTRIES: readonly NamedThing[] = [
  { name: 'poster', description: 'Shown until the world is there, in place of the `poster` attribute.' },
  { name: 'progress', description: 'Shown while the world is fetched, in place of the bar.' },
  { name: 'toolbar', description: 'Beside the buttons.' },
  { name: 'fallback', description: 'Shown where the world cannot be drawn.' },
]

/** Parts of the element that a page's style reaches with `::part()`. */
export const PART_ENTRIES: readonly NamedThing[] = [
  { name: 'poster', description: 'What is shown before the world, and while it rests; it is a button.' },
  { name: 'canvas', description: 'The picture.' },
  { name: 'toolbar', description: 'The bar of buttons.' },
  { name: 'button', description: 'Every button.' },
  { name: 'progress-bar', description: 'The bar that fills while the world is fetched.' },
  { name: 'toast', description: 'Short words over the picture.' },
]

/** Custom properties that a page's style may set. */
export const STYLE_ENTRIES: readonly StyleEntry[] = [
  { name: '--terrella-accent', syntax: '<color>', default: '#e8c98a', description: 'Colour of what is chosen, and of the progress bar.' },
  {
    name: '--terrella-poster-color',
    syntax: '<color>',
    default: 'a dusk',
    description: 'Background of the poster, before there is a picture.',
  },
  { name: '--terrella-ui-scale', syntax: '<number>', default: '1', description: 'How large buttons and words are.' },
]
