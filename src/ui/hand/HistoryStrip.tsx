import { useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { wear } from '../styleSheets'
import { useLaterWords } from '../words/useWords'
import css from './hand.css?inline'

wear(css)

/** The making of the world, to be gone through by hand. */
export function HistoryStrip({ store, actions }: InterfaceProps) {
  const words = useLaterWords().history
  const isOpen = useStore(store, (state) => state.isHistoryOpen)
  const { entries, shown } = useStore(store, (state) => state.history)
  const [isAsking, ask] = useState(false)
  if (!isOpen) return null
  const at = shown ?? entries
  if (isAsking)
    return (
      <section className="plate history" role="alertdialog" aria-label={words.question}>
        <p>{words.askToReset}</p>
        <button
          type="button"
          className="word-button"
          onClick={() => {
            ask(false)
            actions.reset()
          }}
        >
          {words.takeAway}
        </button>
        <button type="button" className="word-button" onClick={() => ask(false)}>
          {words.keep}
        </button>
      </section>
    )
  return (
    <section className="plate history" aria-label={words.title}>
      <label className="slider">
        <span>{words.at(at, entries)}</span>
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
          {words.goOn}
        </button>
      ) : (
        <button type="button" className="word-button" onClick={() => ask(true)}>
          {words.beginAgain}
        </button>
      )}
      <button type="button" className="tool" aria-label={words.close} onClick={actions.toggleHistory}>
        <Icon name="close" />
      </button>
    </section>
  )
}
