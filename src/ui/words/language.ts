import type { Keepsakes } from '../../library'
import { EN, type Words } from './en'

/** The languages the page can be read in. */
export type Language = 'en' | 'zh'

/** How each language calls itself, whichever is on. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string; readonly locale: string }[] = [
  { language: 'en', name: 'English', locale: 'en' },
  { language: 'zh', name: '中文', locale: 'zh-Hans' },
]

const NAME = 'terrella.language'

/** The language that was chosen here; where none was, the first of the browser's that there is. */
export function preferredLanguage(keepsakes: Keepsakes): Language {
  return languageAmong([keepsakes.get(NAME), ...navigator.languages])
}

/** The first language of a list that the page can be read in. */
export function languageAmong(wanted: readonly (string | undefined)[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ language }) => tag?.toLowerCase().split('-')[0] === language)
    if (found) return found.language
  }
  return 'en'
}

export function rememberLanguage(keepsakes: Keepsakes, language: Language): void {
  keepsakes.set(NAME, language)
}

/** The words of a language; English where those of another do not arrive. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'en') return EN
  return import('./zh').then(
    ({ ZH }) => ZH,
    () => EN,
  )
}
