import { createContext, use } from 'react'
import { EN, type Words } from './en'
import type { LaterWords } from './enLater'

/** The words of whatever lies inside. */
export const WordsContext = createContext<Words>(EN)

/** The words of the language that is on. */
export function useWords(): Words {
  return use(WordsContext)
}

/** Those of panels; whoever uses them waits for them. */
export function useLaterWords(): LaterWords {
  return use(useWords().later())
}
