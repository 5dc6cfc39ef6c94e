export { type LandScene, openScene, type SceneOpening } from './openScene'
export type { SceneView } from './sceneView'
export { chooseTier, TIERS, type Tier } from './tiers'
