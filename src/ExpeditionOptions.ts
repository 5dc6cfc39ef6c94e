import type { Days } from './Days'
import type { Desk } from './Desk'
import type { LandScene, Tier } from './scene'
import type { InterfaceActions, InterfaceStore, Preferences } from './ui'

export interface ExpeditionOptions {
  readonly surface: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly scene: LandScene
  readonly tier: Tier
  /** Whether the picture is made coarser where frames are slow. */
  readonly isAutomatic: () => boolean
  readonly preferences: Preferences
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
  readonly desk: Desk
  readonly days: Days
  readonly onTooSlow: () => void
  readonly onEasy: () => void
}
