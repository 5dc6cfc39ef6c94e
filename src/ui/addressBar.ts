import type { Seed } from '../world'
import { type AddressedPose, writeAddress } from './address'
import type { AddressLine } from './addressLine'
import { type SkyState, writeSky } from './sky'

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const PAUSE_MILLISECONDS = 600

/** Keeps an address up to date with where one is, so that copying it copies the view. */
export class AddressBar {
  readonly #line: AddressLine
  #timer: ReturnType<typeof setTimeout> | undefined
  #latest: (() => void) | undefined
  /** What follows # while the world in the picture is one that a link brought: loading the page again brings it again. */
  fragment = ''

  constructor(line: AddressLine) {
    this.#line = line
  }

  /** The eye has come to rest here. */
  keep(seed: Seed, pose: AddressedPose): void {
    this.#latest = () => this.#line.write('replace', writeAddress(this.#line.search, seed, pose) + this.fragment)
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS)
  }

  /** Hour, date and weather are now these. */
  keepSky(sky: SkyState): void {
    this.#latest = () => this.#line.write('replace', (writeSky(this.#line.search, sky) || '?') + this.#line.hash)
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
    this.#line.write('push', writeAddress(this.#line.search, seed, undefined) + fragment)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }
}
