import type { Scene } from 'three'
import type { SceneView } from './sceneView'
import type { ShadowLevel } from './shadowLevels'
import type { Resident } from './tileTextures'

/** A square of shadows that is drawn anew. */
export interface CasterQuery {
  readonly level: ShadowLevel
  /** Along the square's side. */
  readonly texels: number
  readonly residents: readonly Resident[]
  readonly eye: SceneView['eye']
}

/** What stands on the ground and casts shadows on it. */
export interface Casters {
  /** What is drawn over a square's ground: how high things stand, where that is higher; undefined where nothing stands. */
  readonly on: (query: CasterQuery) => Scene | undefined
}
