import { useStore } from 'zustand'
import { Icon, type IconName } from './icons'
import type { Device } from './input/inputSource'
import type { InterfaceProps } from './interfaceActions'

const LESSONS: Record<Device, readonly { readonly icon: IconName; readonly words: string }[]> = {
  mouse: [
    { icon: 'drag', words: 'Drag to look around' },
    { icon: 'wheel', words: 'Scroll to come closer' },
    { icon: 'go', words: 'Double-click to go there' },
  ],
  touch: [
    { icon: 'swipe', words: 'Drag to look around' },
    { icon: 'pinch', words: 'Pinch to come closer' },
    { icon: 'go', words: 'Double-tap to go there' },
  ],
  gamepad: [
    { icon: 'move', words: 'Left stick to move' },
    { icon: 'orbit', words: 'Right stick to look' },
    { icon: 'go', words: 'First button to go there' },
  ],
}

/** Three things to try, until they have been tried or waved away. */
export function Hint({ store, actions }: InterfaceProps) {
  const isOpen = useStore(store, (state) => state.isHintOpen)
  const device = useStore(store, (state) => state.device)
  if (!isOpen) return null
  return (
    <aside className="plate hint" aria-label="How to move">
      <ul>
        {LESSONS[device].map(({ icon, words }) => (
          <li key={words}>
            <Icon name={icon} />
            <span>{words}</span>
          </li>
        ))}
        {device === 'mouse' && (
          <li>
            <kbd>?</kbd>
            <span>All keys</span>
          </li>
        )}
      </ul>
      <button type="button" className="tool" aria-label="Close the hint" onClick={actions.closeHint}>
        <Icon name="close" />
      </button>
    </aside>
  )
}
