import { useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { OfflineState } from '../../library'

interface UpdateNoticeProps {
  readonly state: StoreApi<OfflineState>
  readonly onUpdate: () => void
}

/** Asks before a newer version takes over. */
export function UpdateNotice({ state, onUpdate }: UpdateNoticeProps) {
  const hasUpdate = useStore(state, (offline) => offline.hasUpdate)
  const [isPutOff, setPutOff] = useState(false)
  if (!hasUpdate || isPutOff) return null
  return (
    <section className="plate notice" data-notice="update" aria-label="Newer version">
      <h2>A newer Terrella is here</h2>
      <p>It begins when you say so; your world and your place are kept.</p>
      <p className="choices">
        <button type="button" onClick={onUpdate}>
          Begin anew with it
        </button>
        <button type="button" className="quiet" onClick={() => setPutOff(true)}>
          Later
        </button>
      </p>
    </section>
  )
}
