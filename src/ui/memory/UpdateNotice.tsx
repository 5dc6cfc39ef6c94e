import { useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { OfflineState } from '../../library'
import { useWords } from '../words/useWords'

interface UpdateNoticeProps {
  readonly state: StoreApi<OfflineState>
  readonly onUpdate: () => void
}

/** Asks before a newer version takes over. */
export function UpdateNotice({ state, onUpdate }: UpdateNoticeProps) {
  const words = useWords().keeping
  const hasUpdate = useStore(state, (offline) => offline.hasUpdate)
  const [isPutOff, setPutOff] = useState(false)
  if (!hasUpdate || isPutOff) return null
  return (
    <section className="plate notice" data-notice="update" aria-label={words.newer}>
      <h2>{words.newerTitle}</h2>
      <p>{words.newerSentence}</p>
      <p className="choices">
        <button type="button" onClick={onUpdate}>
          {words.beginAnew}
        </button>
        <button type="button" className="quiet" onClick={() => setPutOff(true)}>
          {words.notYet}
        </button>
      </p>
    </section>
  )
}
