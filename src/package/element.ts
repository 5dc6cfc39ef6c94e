/** `terrella`: the element `<terrella-world>` for pages that bundle; importing it is enough. */
import { defineElement } from '../defineElement'
import type { TerrellaWorldElement } from '../embed/publicNames'
import { PACKAGED_FOLDER } from './packagedFiles'

export type * from '../embed/publicNames'
export { configure, setMostLiveWorlds, TerrellaError } from '../embed/publicNames'

/** The element's class. */
export const TerrellaWorld: new () => TerrellaWorldElement = defineElement(PACKAGED_FOLDER)
