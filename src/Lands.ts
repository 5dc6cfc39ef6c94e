import { LandStream, type LandStreamOptions, type Viewpoint, type ViewQuery } from './streaming'
import type { Pose } from './studio'
import { type InterfaceStore, reportLand } from './ui'

export interface LandsCrew {
  readonly store: InterfaceStore
  readonly query: (at: Pose) => ViewQuery
  /** Land has come for the world that is shown. */
  readonly onArrival: () => void
  /** A first place was found in the world that is shown. */
  readonly onPlace: (at: Pose) => void
  /** Another world is shown from now on; from here, if there is a place yet. */
  readonly onShown: (start: Pose | undefined) => void
}

/** The land of the world that is shown, and of the next one until it can be shown. */
export class Lands {
  readonly #crew: LandsCrew
  #shown: LandStream | undefined
  #coming: LandStream | undefined

  constructor(crew: LandsCrew) {
    this.#crew = crew
  }

  get shown(): LandStream | undefined {
    return this.#shown
  }

  get isComing(): boolean {
    return this.#coming !== undefined
  }

  /**
   * Opens a world, to be seen from a pose or from its own first place. The one before stays until there is something of the next one to see.
   * @param beforeShown called when the new land has taken the place of the old
   */
  open(options: LandStreamOptions, pose: Pose | undefined, beforeShown: () => void): void {
    const { store, query, onArrival, onPlace, onShown } = this.#crew
    this.#coming?.dispose()
    const land = new LandStream(options)
    this.#coming = land
    const show = () => {
      const { place, phase } = land.status.getState()
      const start = pose ?? (place && poseOf(place))
      const isVisible = start !== undefined && land.update(query(start), performance.now()).length > 0
      if (this.#shown && !isVisible && phase !== 'failed') return
      this.#shown?.dispose()
      this.#shown = land
      this.#coming = undefined
      beforeShown()
      onShown(start)
    }
    land.onArrival(() => {
      if (this.#coming === land) show()
      else onArrival()
    })
    land.status.subscribe((status, before) => {
      if (this.#shown !== land && this.#coming !== land) return
      if (status.phase !== before.phase || status.progress !== before.progress) reportLand(store, status)
      const { place } = status
      if (this.#shown === land && place && place !== before.place) onPlace(poseOf(place))
    })
    reportLand(store, land.status.getState())
    if (this.#shown === undefined) show()
  }

  dispose(): void {
    this.#shown?.dispose()
    this.#coming?.dispose()
  }
}

function poseOf(place: Viewpoint): Pose {
  return { eye: place, yaw: place.yaw, pitch: place.pitch }
}
