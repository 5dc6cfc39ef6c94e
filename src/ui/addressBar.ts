import type { Seed } from '../world'
import { type AddressedPose, writeAddress } from './address'
import { type SkyState, writeSky } from './sky'

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const PAUSE_MILLISECONDS = 600

/** Keeps the page's address up to date with where one is, so that copying it copies the view. */
export class AddressBar {
  #timer: ReturnType<typeof setTimeout> | undefined
  #latest: (() => void) | undefined
  /** What follows # while the world in the picture is one that a link brought: loading the page again brings it again. */
  fragment = ''

  /** The eye has come to rest here. */
  keep(seed: Seed, pose: AddressedPose): void {
    this.#latest = () => change('replace', writeAddress(location.search, seed, pose) + this.fragment)
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS)
  }

  /** Hour, date and weather are now these. */
  keepSky(sky: SkyState): void {
    this.#latest = () => change('replace', (writeSky(location.search, sky) || location.pathname) + location.hash)
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS)
  }

  /** Writes at once what is still to be written. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#latest?.()
    this.#latest = undefined
  }

  /** Another world: the browser's way back leads to the one before. @param fragment what a link brought it in */
  open(seed: Seed, fragment = ''): void {
    this.flush()
    this.fragment = fragment
    change('push', writeAddress(location.search, seed, undefined) + fragment)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }
}

/** In frames without an address of their own the browser refuses; then the link is simply not kept. */
function change(how: 'push' | 'replace', search: string): void {
  try {
    if (how === 'push') history.pushState(null, '', search)
    else history.replaceState(null, '', search)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
