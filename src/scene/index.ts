export { type LandScene, openScene } from './openScene'
export type { BrushRing, GroundLift, SceneView } from './sceneView'
export { chooseTier, TIERS, type Tier } from './tiers'
