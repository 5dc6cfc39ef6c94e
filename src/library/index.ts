export type { ArchivedWorld } from './doors/archive'
export { compareModels } from './doors/compareModels'
export type { Opening } from './doors/openings'
export type { CameraPose, SentWorld } from './doors/sentWorld'
export type { FiledWorld } from './doors/worldFile'
export { BROWSER_KEEPSAKES, type Keepsakes, keepsakesOf, NO_KEEPSAKES } from './keepsakes'
export { fetchKept } from './keptFiles'
export { type KeptPose, type KeptWorld, newWorldId } from './keptWorld'
export { OfflineKeeper, type OfflineState } from './OfflineKeeper'
export { rememberBackend, rememberedBackend } from './rememberedBackend'
export { rememberedWorld, rememberWorld } from './rememberedWorld'
export type { StoreAnswer } from './storeAnswer'
export { type KeeperState, WorldKeeper, type WorldKeeperOptions } from './WorldKeeper'
export { LARGEST_PICTURE_BYTES, openWorldStore, type ReadWorld, type ShelfItem, type StoreOpening, type WorldStore } from './WorldStore'

/** The code of the doors, which comes when one is first used. */
export const loadDoors = () => import('./doors/allDoors')

/** The code that writes land for other tools. */
export const loadExports = () => import('./exports/allExports')
