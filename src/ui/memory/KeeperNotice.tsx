import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { KeeperState } from '../../library'

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
  const { phase, reason } = useStore(state)
  if (phase === 'unsaved')
    return (
      <section className="plate notice" data-notice="unsaved" role="alert">
        <h2>This world is not saved</h2>
        <p>{reason} It stays here as long as this tab is open, and saving goes on being tried.</p>
        <p className="choices">
          <button type="button" onClick={onExport}>
            Save it as a file
          </button>
        </p>
      </section>
    )
  if (phase === 'elsewhere')
    return (
      <section className="plate notice" data-notice="elsewhere" role="alert">
        <h2>This world is open in another tab</h2>
        <p>Here you can look at it. What you change here is not kept, unless you take the world over or make a copy.</p>
        <p className="choices">
          <button type="button" onClick={onTakeOver}>
            Go on here
          </button>
          <button type="button" className="quiet" onClick={onDuplicate}>
            Make a copy
          </button>
        </p>
      </section>
    )
  return null
}
