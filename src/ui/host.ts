import { BROWSER_KEEPSAKES, type Keepsakes } from '../library'
import type { Entry } from '../world'
import { type AddressLine, PAGE_ADDRESS } from './addressLine'

/** What may be done to the world where it stands. */
export interface Offers {
  /** Whether there are controls at all. */
  readonly controls: boolean
  /** Whether hands may change the world. */
  readonly editable: boolean
  /** Tools that hands may have, by name, where not all. */
  readonly tools: readonly string[] | undefined
  /** Other worlds: the shelf and new ones. */
  readonly worlds: boolean
  readonly sound: boolean
}

/** Follows what happens to a world from outside. */
export interface Witness {
  /** Is asked before anything is done to the world. */
  mayDo(entries: readonly Entry[]): boolean
  /** It has been done. */
  onDone(entries: readonly Entry[]): void
  /** A frame has been drawn. */
  onFrame(frame: { readonly hasLand: boolean; readonly isWhole: boolean }): void
}

/** Where a world stands: a page of its own, or an element among others. */
export interface Host {
  /** The page is the world's own: its title and language, files dropped anywhere on it, the wheel, its keys. */
  readonly isPage: boolean
  /** What the picture is called for those who do not see it, where the host says so. */
  readonly name?: () => string | undefined
  readonly address: AddressLine
  readonly keepsakes: Keepsakes
  /** Whether worlds, models and what grew are kept in the browser. */
  readonly keepsWorlds: boolean
  /** Where keys, and signs that somebody is there, are heard. */
  readonly ears: EventTarget
  /** Where controls are looked for. */
  readonly root: Document | ShadowRoot
  /** What fills the screen when somebody asks for it. */
  readonly screen: HTMLElement
  /** Folder of models and places, absolute. */
  readonly assetsUrl: string
  /** Address of the app, absolute, for links to worlds. */
  readonly appUrl: string
  /** Whether motion that nobody asked for is to be left out, besides where the system says so. */
  readonly isCalm: () => boolean
  /** Whether the models are used at all. */
  readonly hasModels: boolean
  /** Whoever follows what happens to the world. */
  readonly witness?: Witness
}

export const ALL_OFFERS: Offers = { controls: true, editable: true, tools: undefined, worlds: true, sound: true }

/** The page itself. */
export function pageHost(): Host {
  return {
    isPage: true,
    address: PAGE_ADDRESS,
    keepsakes: BROWSER_KEEPSAKES,
    keepsWorlds: true,
    ears: window,
    root: document,
    screen: document.documentElement,
    assetsUrl: new URL('./', document.baseURI).href,
    appUrl: `${location.origin}${location.pathname}`,
    isCalm: () => false,
    hasModels: true,
  }
}
