export { feelGround, type GroundNear } from './groundNear'
export { openSounds } from './openSounds'
export type { Soundscape } from './soundscape'
