import { defineElement } from './defineElement'

export { configure, setMostLiveWorlds, TerrellaError } from './embed'

export const TerrellaWorld = defineElement(import.meta.url)
