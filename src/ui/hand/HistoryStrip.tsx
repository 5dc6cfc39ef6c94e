import { useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'

/** The making of the world, to be gone through by hand. */
export function HistoryStrip({ store, actions }: InterfaceProps) {
  const isOpen = useStore(store, (state) => state.isHistoryOpen)
  const { entries, shown } = useStore(store, (state) => state.history)
  const [isAsking, ask] = useState(false)
  if (!isOpen) return null
  const at = shown ?? entries
  if (isAsking)
    return (
      <section className="plate history" role="alertdialog" aria-label="Begin again from the seed?">
        <p>Take away all that was done here? Undo can bring it back.</p>
        <button
          type="button"
          className="word-button"
          onClick={() => {
            ask(false)
            actions.reset()
          }}
        >
          Take it away
        </button>
        <button type="button" className="word-button" onClick={() => ask(false)}>
          Keep it
        </button>
      </section>
    )
  return (
    <section className="plate history" aria-label="History">
      <label className="slider">
        <span>
          {at === entries ? 'Now' : `Step ${at}`} of {entries}
        </span>
        <input
          type="range"
          min={0}
          max={entries}
          step={1}
          value={at}
          onChange={(event) => {
            const to = event.currentTarget.valueAsNumber
            actions.showHistory(to)
          }}
        />
      </label>
      {at < entries ? (
        <button type="button" className="word-button" onClick={actions.returnToShown}>
          Go on from here
        </button>
      ) : (
        <button type="button" className="word-button" onClick={() => ask(true)}>
          Begin again
        </button>
      )}
      <button type="button" className="tool" aria-label="Close the history" onClick={actions.toggleHistory}>
        <Icon name="close" />
      </button>
    </section>
  )
}
