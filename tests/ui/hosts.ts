import { NO_KEEPSAKES } from '../../src/library'
import { type Host, ownAddress } from '../../src/ui'

/** An element in a page that has no document. */
export function hostWithoutPage(more: Partial<Host> = {}): Host {
  const root = { querySelector: () => null, activeElement: null, fullscreenElement: null }
  return {
    isPage: false,
    address: ownAddress('', ''),
    keepsakes: NO_KEEPSAKES,
    keepsWorlds: false,
    ears: new EventTarget(),
    root: root as unknown as Document,
    screen: {} as HTMLElement,
    assetsUrl: 'https://world.example/',
    appUrl: 'https://world.example/',
    isCalm: () => false,
    hasModels: true,
    ...more,
  }
}
