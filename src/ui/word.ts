import type { InterfaceStore } from './interfaceStore'
import type { SaidWord } from './words/en'

const SHOWN_MILLISECONDS = 2200

/** Shows a short word about what has just been done. */
export function showWord(store: InterfaceStore, word: SaidWord): void {
  store.setState({ word })
  setTimeout(() => {
    if (store.getState().word === word) store.setState({ word: undefined })
  }, SHOWN_MILLISECONDS)
}
