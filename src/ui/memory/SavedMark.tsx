import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { KeeperState } from '../../library'
import { useWords } from '../words/useWords'

interface SavedMarkProps {
  readonly state: StoreApi<KeeperState>
}

/** Whether the world is safe; nothing as long as nobody has made anything. */
export function SavedMark({ state }: SavedMarkProps) {
  const words = useWords()
  const { phase, reason: english, saved } = useStore(state)
  if (phase === 'saved' && saved === 0) return null
  const reason = english && words.told(english)
  return (
    <span className="mark" role="status" data-saved={phase} title={reason || undefined}>
      {words.marks[phase]}
      {reason && <span className="unseen">: {reason}</span>}
    </span>
  )
}
