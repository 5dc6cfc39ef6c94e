import type { PicturePoint } from '../input/inputFrame'
import type { InterfaceStore } from '../interfaceStore'

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
export function wordsOf({ depth, isFull, isOver, isLake }: WaterReading): { readonly line: string; readonly aside: string | undefined } {
  const metres = `${depth < 10 ? depth.toFixed(1) : Math.round(depth)} m`
  if (isOver) return { line: `Full: ${metres} deep`, aside: 'More would run over. Raise the rim, and it holds more' }
  if (isFull) return { line: `Full: ${metres} deep`, aside: undefined }
  if (depth === 0) return isLake ? { line: 'Empty', aside: undefined } : { line: 'A hollow', aside: 'Hold, or drag up: water rises' }
  return { line: `${metres} deep`, aside: isLake ? 'Drag down to empty it' : undefined }
}

/** What is said where no water stays, and what the button offers. */
export const OFFER_WORDS: Readonly<Record<WaterOffer, { readonly sentence: string; readonly accept: string | undefined }>> = {
  bank: { sentence: 'Water runs off here: there is no hollow. A bank across the valley would hold it.', accept: 'Raise a bank' },
  dig: { sentence: 'Water runs off here: there is no hollow.', accept: 'Dig one' },
  nothing: { sentence: 'Water runs off here: there is no hollow. Try a dip, or a valley.', accept: undefined },
  sea: { sentence: 'This is the sea: it stays as it is.', accept: undefined },
}
