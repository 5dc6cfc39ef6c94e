import { createElementClass, type TerrellaWorldElement } from './embed'

/** The name of the element. */
const NAME = 'terrella-world'

/**
 * Defines the element, where there are elements and it is not yet known. All that a world needs comes with the first one. A page has one version of it: where another has come first, that one stays, and a warning says so.
 * @param beside address of its script, or of a file beside it
 * @returns the class that is in use
 */
export function defineElement(beside: string): new () => TerrellaWorldElement {
  const load = async () => (await import('./embedded')).openWorld
  const known = globalThis.customElements?.get(NAME)
  const made = known ?? createElementClass({ load, beside })
  if (!known) globalThis.customElements?.define(NAME, made)
  else if ('beside' in known && known.beside !== beside) {
    console.warn(`<${NAME}> is already defined, by ${known.beside}: ${beside} is not used.`)
  }
  return made as new () => TerrellaWorldElement
}
