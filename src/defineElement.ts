import { createElementClass, type TerrellaWorldElement } from './embed'

/** The name of the element. */
const NAME = 'terrella-world'

/**
 * Defines the element, where there are elements and it is not yet known. All that a world needs comes with the first one.
 * @param beside address of its script, or of a file beside it
 * @returns its class; the one that is in use, where another version has brought it
 */
export function defineElement(beside: string): new () => TerrellaWorldElement {
  const load = async () => (await import('./embedded')).openWorld
  const made = globalThis.customElements?.get(NAME) ?? createElementClass({ load, beside })
  if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, made)
  return made as new () => TerrellaWorldElement
}
