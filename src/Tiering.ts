import { createStore } from 'zustand/vanilla'
import type { Keepsakes } from './library'
import { chooseTier, type Device, rendererName, TIERS, type Tier } from './scene'
import { type Quality, type RememberedQuality, rememberedQuality, rememberQuality } from './ui'

/** The tier that is drawn with, and whether it is found by the time that frames take. */
export interface TierState {
  readonly tier: Tier
  readonly isAutomatic: boolean
}

/** The machine that this page is open on. */
export function deviceHere(): Device {
  return {
    isCoarsePointer: matchMedia('(pointer: coarse)').matches,
    memoryGigabytes: (navigator as { deviceMemory?: number }).deviceMemory,
    renderer: rendererName(),
  }
}

const LADDER: readonly Tier['name'][] = ['low', 'medium', 'high']

/** So often the machine has had less in it than was hoped: then it is believed. */
const MOST_FALLS = 3

/** Chooses the tier: as the address says, as somebody chose, or what the machine has been found good for. */
export class Tiering {
  readonly state
  readonly #device: () => Device
  readonly #keepsakes: Keepsakes
  #memory: RememberedQuality

  /** @param asked by the address: nothing is found or remembered then */
  constructor(asked: Tier['name'] | undefined, device: () => Device, keepsakes: Keepsakes) {
    this.#keepsakes = keepsakes
    this.#memory = rememberedQuality(keepsakes)
    this.#device = device
    this.state = createStore<TierState>(() => (asked ? { tier: TIERS[asked], isAutomatic: false } : this.#stateNow()))
  }

  get quality(): Quality {
    return this.#memory.quality
  }

  choose(quality: Quality): void {
    // Whoever chooses automatic again wants it to be found anew.
    this.#memory = { quality, found: undefined }
    rememberQuality(this.#keepsakes, this.#memory)
    this.state.setState(this.#stateNow())
  }

  /** Frames are too slow with this tier: goes on with the next lower one, if there is one. */
  fall(): void {
    const { tier, isAutomatic } = this.state.getState()
    const lower = LADDER[LADDER.indexOf(tier.name) - 1]
    if (!isAutomatic || !lower) return
    this.#find(lower, (this.#memory.found?.falls ?? 0) + 1)
    this.state.setState(this.#stateNow())
  }

  /** Frames have been fluent for long: the next visit may begin with more. */
  rise(): void {
    const { tier, isAutomatic } = this.state.getState()
    const falls = this.#memory.found?.falls ?? 0
    const at = LADDER.indexOf(tier.name)
    const higher = at < 0 ? undefined : LADDER[at + 1]
    if (isAutomatic && higher && falls < MOST_FALLS) this.#find(higher, falls)
  }

  #find(tier: Tier['name'], falls: number): void {
    if (tier === 'lowest') return
    this.#memory = { quality: 'auto', found: { tier, falls } }
    rememberQuality(this.#keepsakes, this.#memory)
  }

  #stateNow(): TierState {
    const { quality, found } = this.#memory
    if (quality !== 'auto') return { tier: TIERS[quality], isAutomatic: false }
    const tier = chooseTier(this.#device())
    // What draws with the processor has nothing to find.
    if (tier.name === 'lowest') return { tier, isAutomatic: false }
    return { tier: found ? TIERS[found.tier] : tier, isAutomatic: true }
  }
}
