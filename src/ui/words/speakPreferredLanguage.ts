import type { InterfaceStore } from '../interfaceStore'
import { languageAmong, loadWords, preferredLanguage } from './language'

/** English is in the page from the first; of another language the page says nothing until its words are here. @param wanted a tag such as zh-Hans, where somebody says which */
export function speakPreferredLanguage(store: InterfaceStore, wanted?: string): void {
  const language = wanted ? languageAmong([wanted]) : preferredLanguage(store.getState().host.keepsakes)
  if (language === 'en') return
  store.setState({ words: undefined })
  void loadWords(language).then((words) => store.setState({ words }))
}
