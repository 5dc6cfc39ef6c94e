export type {
  ExportKind,
  GroundPoint,
  LoggedWorldEdit,
  TerrellaWorldElement,
  WorldCamera,
  WorldCapabilities,
  WorldControls,
  WorldEdit,
  WorldErrorCode,
  WorldEventDetails,
  WorldEventName,
  WorldMode,
  WorldPace,
  WorldQuality,
  WorldReadings,
  WorldSnapshot,
  WorldStats,
} from './api'
export { TerrellaError } from './api'
export { ATTRIBUTES, type AttributeName } from './attributeNames'
export type { WorldAttributes } from './attributes'
export { EVENTS } from './eventNames'
