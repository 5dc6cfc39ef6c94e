export {
  type ExportKind,
  type LoggedWorldEdit,
  TerrellaError,
  type TerrellaWorldElement,
  type WorldCamera,
  type WorldEdit,
  type WorldErrorCode,
  type WorldSnapshot,
  type WorldStats,
} from './api'
export { configure } from './assets'
export { setMostLiveWorlds } from './liveWorlds'
export type { OpenedWorld, OpenWorld, WorldPlace } from './openedWorld'
export type { Settings } from './settings'
export { createElementClass } from './TerrellaElement'
