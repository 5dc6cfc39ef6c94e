import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { firstOf } from '../offered'
import { useWords } from '../words/useWords'

const FAMILIES = [
  { family: 'shape', icon: 'hand' },
  { family: 'grow', icon: 'grow' },
] as const

/** The ways into shaping and growing, beside the ways to move, with undo and redo. */
export function ShapeSwitch({ store, actions }: InterfaceProps) {
  const words = useWords().shaping
  const { canUndo, canRedo, entries } = useStore(store, (state) => state.history)
  const isHistoryOpen = useStore(store, (state) => state.isHistoryOpen)
  const offers = useStore(store, (state) => state.offers)
  const hand = useStore(store, (state) => state.hand)
  return (
    <div className="plate modes withdrawing" role="toolbar" aria-label={words.title}>
      {FAMILIES.filter(({ family }) => firstOf(offers, hand, family)).map(({ family, icon }) => (
        <button
          key={family}
          type="button"
          className="mode"
          aria-pressed={hand.tool !== undefined && family === hand.family}
          title={words.hints[family]}
          onClick={() => actions.takeFamily(family)}
        >
          <Icon name={icon} />
          <span>{words[family]}</span>
        </button>
      ))}
      {(entries > 0 || hand.tool) && (
        <>
          <button
            type="button"
            className="tool"
            aria-label={words.undo}
            title={`${words.undo} (Ctrl+Z)`}
            disabled={!canUndo}
            onClick={actions.undo}
          >
            <Icon name="undo" />
          </button>
          <button
            type="button"
            className="tool"
            aria-label={words.redo}
            title={`${words.redo} (Ctrl+Shift+Z)`}
            disabled={!canRedo}
            onClick={actions.redo}
          >
            <Icon name="redo" />
          </button>
          <button
            type="button"
            className="tool"
            aria-label={words.history}
            title={words.historyHint}
            aria-pressed={isHistoryOpen}
            disabled={entries === 0}
            onClick={actions.toggleHistory}
          >
            <Icon name="history" />
          </button>
        </>
      )}
    </div>
  )
}
