import type { LandStream } from './streaming'
import type { LoggedDeed } from './world'

/** Tells land of the deeds that stand, as often as it does not know of them. Land that was just opened knows of none. */
export class DeedTelling {
  #told: { readonly land: LandStream; readonly names: string | undefined } | undefined

  /** Another log is told from now on: what the land was told of is no longer what it says, even where the numbers are the same. */
  begin(): void {
    if (this.#told) this.#told = { ...this.#told, names: undefined }
  }

  tell(land: LandStream | undefined, deeds: readonly LoggedDeed[]): void {
    if (!land) return
    const names = deeds.map(({ entry }) => entry).join()
    if (names === (land === this.#told?.land ? this.#told.names : '')) return
    this.#told = { land, names }
    land.life.setDeeds(deeds)
  }
}
