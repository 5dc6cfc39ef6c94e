import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { KeeperState } from '../../library'
import { useWords } from '../words/useWords'

interface KeeperNoticeProps {
  readonly state: StoreApi<KeeperState>
  /** Saves the world as a file. */
  readonly onExport?: () => void
  /** Opens a copy of the world that is this tab's own. */
  readonly onDuplicate?: () => void
  readonly onTakeOver?: () => void
}

/** What keeps the world from being saved here, with the ways on. */
export function KeeperNotice({ state, onExport, onDuplicate, onTakeOver }: KeeperNoticeProps) {
  const { keeping: words, told } = useWords()
  const { phase, reason } = useStore(state)
  if (phase === 'unsaved')
    return (
      <section className="plate notice" data-notice="unsaved" role="alert">
        <h2>{words.unsaved}</h2>
        <p>{words.unsavedSentence(told(reason))}</p>
        <p className="choices">
          <button type="button" onClick={onExport}>
            {words.saveAsFile}
          </button>
        </p>
      </section>
    )
  if (phase === 'elsewhere')
    return (
      <section className="plate notice" data-notice="elsewhere" role="alert">
        <h2>{words.elsewhere}</h2>
        <p>{words.elsewhereSentence}</p>
        <p className="choices">
          <button type="button" onClick={onTakeOver}>
            {words.goOnHere}
          </button>
          <button type="button" className="quiet" onClick={onDuplicate}>
            {words.makeCopy}
          </button>
        </p>
      </section>
    )
  return null
}
