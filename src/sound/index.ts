export { feelGround, type GroundNear } from './groundNear'
export { openSounds } from './openSounds'
