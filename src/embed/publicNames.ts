/** What pages and packages are told of the element: nothing of how it is made. */
export type * from './api'
export { TerrellaError } from './api'
export { configure, type EmbedLocations } from './assets'
export { ATTRIBUTES, type AttributeName } from './attributeNames'
export type { CamelCase, WorldAttributes } from './attributes'
export { EVENTS } from './eventNames'
export { setMostLiveWorlds } from './liveWorlds'
