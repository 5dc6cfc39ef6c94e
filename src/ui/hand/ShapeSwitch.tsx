import './hand.css'
import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'

/** The way into shaping, beside the ways to move, with undo and redo. */
export function ShapeSwitch({ store, actions }: InterfaceProps) {
  const { tool, lastTool } = useStore(store, (state) => state.hand)
  const { canUndo, canRedo, entries } = useStore(store, (state) => state.history)
  const isHistoryOpen = useStore(store, (state) => state.isHistoryOpen)
  return (
    <div className="plate modes withdrawing" role="toolbar" aria-label="Shaping">
      <button
        type="button"
        className="mode"
        aria-pressed={tool !== undefined}
        title="Shape the land (T)"
        onClick={() => actions.takeTool(tool ?? lastTool)}
      >
        <Icon name="hand" />
        <span>Shape</span>
      </button>
      {(entries > 0 || tool) && (
        <>
          <button type="button" className="tool" aria-label="Undo" title="Undo (Ctrl+Z)" disabled={!canUndo} onClick={actions.undo}>
            <Icon name="undo" />
          </button>
          <button type="button" className="tool" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={actions.redo}>
            <Icon name="redo" />
          </button>
          <button
            type="button"
            className="tool"
            aria-label="History"
            title="How this world was made (H)"
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
