export { type LandScene, openScene } from './openScene'
export type { BrushRing, SceneView, StandingWater } from './sceneView'
export { chooseTier, TIERS, type Tier } from './tiers'
