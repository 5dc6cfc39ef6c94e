export { feelGround, type GroundAt, type GroundNear } from './groundNear'
export { Sounds } from './Sounds'
