import type { LaterWords } from '../words/enLater'
import { bytesOf, type LandChoice, sideMetres } from './landChoice'

type SendWords = LaterWords['send']

export function sideWords(choice: Pick<LandChoice, 'side'>, words: SendWords): string {
  return words.kilometres(round(sideMetres(choice) / 1000))
}

export function detailWords(choice: LandChoice, words: SendWords): string {
  return words.detail(choice.detail.toLocaleString('en'), metresWords(sideMetres(choice) / choice.detail, words))
}

export function sizeWords(choice: Pick<LandChoice, 'as' | 'detail'>, words: SendWords): string {
  const megabytes = bytesOf(choice) / 1e6
  return words.size(megabytes < 1 ? Number(megabytes.toFixed(1)) : Math.round(megabytes))
}

/** What was saved, and how its values stand for metres. */
export function savedWords(
  choice: LandChoice,
  { lowestMetres, highestMetres }: { readonly lowestMetres: number; readonly highestMetres: number },
  words: SendWords,
): string {
  const range = highestMetres - lowestMetres
  const [lowest, highest] = [metresWords(lowestMetres, words), metresWords(highestMetres, words)]
  if (choice.as === 'glb') return words.savedModel(sideWords(choice, words), lowest, highest)
  const cell = metresWords(sideMetres(choice) / choice.detail, words)
  if (range === 0) return words.savedFlat(lowest, cell)
  return words.savedMap({ lowest, highest, step: metresWords(range / 65535, words), cell })
}

/** Three digits of a length, in metres or centimetres or millimetres. */
function metresWords(metres: number, words: SendWords): string {
  const size = Math.abs(metres)
  if (size >= 1 || size === 0) return words.metres(round(metres))
  return size >= 0.01 ? words.centimetres(round(metres * 100)) : words.millimetres(round(metres * 1000))
}

function round(value: number): string {
  return (Math.abs(value) >= 100 ? Math.round(value) + 0 : Number(value.toPrecision(2))).toLocaleString('en').replace('-', '−')
}
