import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { OfflineState } from '../../library'
import { useWords } from '../words/useWords'

interface OfflineMarkProps {
  readonly state: StoreApi<OfflineState>
}

/** Says so once the page needs no server any more. */
export function OfflineMark({ state }: OfflineMarkProps) {
  const { offline } = useWords().marks
  const isReady = useStore(state, ({ phase }) => phase === 'ready')
  return isReady ? (
    <span className="mark" data-offline="ready">
      {offline}
    </span>
  ) : null
}
