import type { InterfaceStore } from '../interfaceStore'
import { loadWords, preferredLanguage } from './language'

/** English is in the page from the first; of another language the page says nothing until its words are here. */
export function speakPreferredLanguage(store: InterfaceStore): void {
  const language = preferredLanguage()
  if (language === 'en') return
  store.setState({ words: undefined })
  void loadWords(language).then((words) => store.setState({ words }))
}
