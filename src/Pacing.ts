import type { LandScene, Tier } from './scene'
import { FramePace } from './studio'

export interface PacingCrew {
  readonly surface: HTMLElement
  readonly scene: LandScene
  readonly tier: Tier
  /** Whether the picture is made coarser where frames are slow. */
  readonly isAutomatic: () => boolean
  readonly wake: () => void
  /** With this tier frames are too slow however few pixels they have. The picture is at rest. */
  readonly onTooSlow: () => void
  /** All has been fluent for long, with all pixels that the tier may have. */
  readonly onEasy: () => void
}

const LEAST_PIXEL_RATIO = 0.5
const STEP = 0.8
/** So many times in a row frames must be too slow with the fewest pixels. */
const PATIENCE = 2
const EASY_MILLISECONDS = 45_000

/** A telephone that runs on the last of its battery. */
const LOW_BATTERY = 0.2

interface Battery extends EventTarget {
  readonly charging: boolean
  readonly level: number
}

/** Gives the picture its size, and as many pixels as the machine draws fluently. */
export class Pacing {
  readonly #crew: PacingCrew
  readonly #resizing: ResizeObserver
  readonly #ending = new AbortController()
  #pace = new FramePace(0)
  #isSaving = false
  #tooSlow = 0
  #movingMilliseconds = 0

  constructor(crew: PacingCrew) {
    this.#crew = crew
    this.#resizing = new ResizeObserver(() => this.#begin())
    this.#resizing.observe(crew.surface)
    void this.#watchBattery()
  }

  /** Width over height of the picture. */
  get aspect(): number {
    const { clientWidth, clientHeight } = this.#crew.surface
    return clientWidth / Math.max(1, clientHeight)
  }

  /** Whether the battery is nearly empty. */
  get isSaving(): boolean {
    return this.#isSaving
  }

  /** A frame is drawn. @param took milliseconds that the one before took; undefined when nothing moved */
  frame(took: number | undefined): void {
    const { isAutomatic, onEasy } = this.#crew
    if (!isAutomatic()) {
      if (this.#pace.step > 0) this.#begin()
      return
    }
    if (took === undefined) return
    const change = this.#pace.note(took)
    if (change) {
      this.#tooSlow = change.isTooSlow ? this.#tooSlow + 1 : 0
      this.#movingMilliseconds = 0
      if (!change.isTooSlow) this.#resize()
    }
    const before = this.#movingMilliseconds
    if (this.#pace.isEasy && !this.#isSaving) this.#movingMilliseconds += took
    if (before < EASY_MILLISECONDS && this.#movingMilliseconds >= EASY_MILLISECONDS) onEasy()
  }

  /** Nothing moves any more. */
  rest(): void {
    if (this.#tooSlow < PATIENCE) return
    this.#tooSlow = 0
    this.#crew.onTooSlow()
  }

  dispose(): void {
    this.#resizing.disconnect()
    // The battery is the browser's, and would keep whoever listens to it.
    this.#ending.abort()
  }

  get #mostPixels(): number {
    return Math.min(devicePixelRatio, this.#crew.tier.highestPixelRatio, this.#isSaving ? 1 : Number.POSITIVE_INFINITY)
  }

  #begin(): void {
    this.#pace = new FramePace(Math.max(0, Math.ceil(Math.log(LEAST_PIXEL_RATIO / this.#mostPixels) / Math.log(STEP))))
    this.#resize()
    this.#crew.wake()
  }

  #resize(): void {
    const { surface, scene } = this.#crew
    const least = Math.min(LEAST_PIXEL_RATIO, this.#mostPixels)
    scene.resize(surface.clientWidth, surface.clientHeight, Math.max(least, this.#mostPixels * STEP ** this.#pace.step))
  }

  async #watchBattery(): Promise<void> {
    const battery = await (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().catch(() => undefined)
    const { signal } = this.#ending
    if (!battery || signal.aborted) return
    const look = () => {
      const isSaving = !battery.charging && battery.level <= LOW_BATTERY
      if (isSaving === this.#isSaving) return
      this.#isSaving = isSaving
      this.#begin()
    }
    look()
    for (const change of ['levelchange', 'chargingchange']) battery.addEventListener(change, look, { signal })
  }
}
