/** `terrella`: the element `<terrella-world>` for pages that bundle; importing it is enough. */
import '../element'

export * from '../embed'
