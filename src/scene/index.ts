export { type LandScene, openScene } from './openScene'
export type { SceneView } from './sceneView'
export { chooseTier, TIERS, type Tier } from './tiers'
