export type {
  ExportKind,
  LoggedWorldEdit,
  WorldCamera,
  WorldCapabilities,
  WorldEdit,
  WorldErrorCode,
  WorldSnapshot,
  WorldStats,
} from '../api'
export { TerrellaError } from '../api'
export type { AttributeName } from '../attributeNames'
export type { FramedEventDetails, FramedEventName, FramedWorld } from './FramedWorld'
export { type FrameOptions, openFrame } from './openFrame'
