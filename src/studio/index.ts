export { frustumOf, type Plane } from './frustum'
export { castToGround, elevationUnder, type Ground } from './ground'
export { SIGHT_METRES } from './itinerary'
export { Journey, type JourneyCrew } from './journey'
export { type Surroundings, stepNavigation } from './navigation'
export {
  createNavigation,
  EYE_HEIGHT_METRES,
  isAtRest,
  isIdle,
  LEAST_CLEARANCE_METRES,
  type Mode,
  type NavigationInput,
  type NavigationState,
  NO_INPUT,
} from './navigationState'
export {
  boundPose,
  CEILING_METRES,
  FARTHEST_METRES,
  type Place,
  type Pose,
  rayThrough,
  type ViewPoint,
  verticalFieldOfView,
} from './pose'
export { exposeProbe, type Probe } from './probe'
