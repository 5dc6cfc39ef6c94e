import { configure, createElementClass, setMostLiveWorlds } from './embed'

/** The name of the element. */
const NAME = 'terrella-world'

/** The class of the element; the one that is in use, where another version has brought it. */
const TerrellaWorld = globalThis.customElements?.get(NAME) ?? createElementClass({ load: loadWorlds, beside: import.meta.url })

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, TerrellaWorld)

/** Everything that a world needs comes with the first one. */
async function loadWorlds() {
  return (await import('./embedded')).openWorld
}

export { configure, setMostLiveWorlds, TerrellaWorld }
