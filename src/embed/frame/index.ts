export { TerrellaError } from '../api'
export type { FramedEventDetails, FramedEventName, FramedWorld } from './FramedWorld'
export { type FrameOptions, openFrame } from './openFrame'
