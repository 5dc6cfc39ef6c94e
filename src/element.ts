import { defineElement } from './defineElement'

export { configure, setMostLiveWorlds } from './embed'

export const TerrellaWorld = defineElement(import.meta.url)
