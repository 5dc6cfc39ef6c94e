import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { KeeperState } from '../../library'

interface SavedMarkProps {
  readonly state: StoreApi<KeeperState>
}

const WORDS: Record<KeeperState['phase'], string> = {
  saved: 'Saved',
  saving: 'Saving',
  unsaved: 'Not saved',
  elsewhere: 'Open in another tab',
}

/** Whether the world is safe; nothing as long as nobody has made anything. */
export function SavedMark({ state }: SavedMarkProps) {
  const { phase, reason, saved } = useStore(state)
  if (phase === 'saved' && saved === 0) return null
  return (
    <span className="mark" role="status" data-saved={phase} title={reason || undefined}>
      {WORDS[phase]}
      {reason && <span className="unseen">: {reason}</span>}
    </span>
  )
}
