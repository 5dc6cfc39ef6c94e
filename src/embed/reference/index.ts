/** Every name of `<terrella-world>` with what it means: what types, editors' data and the documentation are tested against and made from. */
export { PART_ENTRIES, SLOT_ENTRIES, STYLE_ENTRIES } from './appearance'
export { ATTRIBUTE_ENTRIES } from './attributes'
export { wordsOf } from './entries'
export { EVENT_ENTRIES } from './events'
export { METHOD_ENTRIES, PROPERTY_ENTRIES } from './members'

/** What the element is, in a sentence. */
export const ELEMENT_DESCRIPTION = 'A living world: endless land that can be walked, shaped and let grow.'
