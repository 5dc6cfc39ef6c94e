export { FramePace } from './framePace'
export { frustumOf } from './frustum'
export { elevationUnder, type Ground } from './ground'
export { type Change, Journey } from './journey'
export { stepNavigation } from './navigation'
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
export { pictureOf, stillOf } from './pictureOf'
export { type Pose, rayThrough, verticalFieldOfView } from './pose'
export { exposeProbe, type Probe } from './probe'
export { type Touch, touchGround } from './touchGround'
