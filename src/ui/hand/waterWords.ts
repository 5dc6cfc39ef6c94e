import type { PicturePoint } from '../input/inputFrame'
import type { InterfaceStore } from '../interfaceStore'
import type { LaterWords } from '../words/enLater'

/** What can be done where no water stays. */
export type WaterOffer = 'bank' | 'dig' | 'nothing' | 'sea'

/** Water under the hand. */
export interface WaterReading {
  readonly at: PicturePoint
  /** Metres. */
  readonly depth: number
  readonly isFull: boolean
  /** Whether the hand asks for more than the hollow holds. */
  readonly isOver: boolean
  /** Whether there was a lake before. */
  readonly isLake: boolean
  /** Set where water runs off. */
  readonly offer: WaterOffer | undefined
}

/** Shows what is to be said of water under the hand, or nothing. */
export function tellOfWater(store: InterfaceStore, water: WaterReading | undefined): void {
  const { water: shown } = store.getState()
  if (shown === water || JSON.stringify(shown) === JSON.stringify(water)) return
  store.setState({ water })
}

/** A line beside the hand, and a quieter one below it. */
export function wordsOf(
  { depth, isFull, isOver, isLake }: WaterReading,
  words: LaterWords['water'],
): { readonly line: string; readonly aside: string | undefined } {
  const metres = depth < 10 ? depth.toFixed(1) : String(Math.round(depth))
  if (isOver || isFull) return { line: words.full(metres), aside: isOver ? words.over : undefined }
  if (depth === 0) return isLake ? { line: words.empty, aside: undefined } : { line: words.hollow, aside: words.hold }
  return { line: words.depth(metres), aside: isLake ? words.drag : undefined }
}
