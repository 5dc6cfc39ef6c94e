import { useStore } from 'zustand'
import { Icon } from './icons'
import type { InterfaceProps } from './interfaceActions'
import { useWords } from './words/useWords'

/** Three things to try, until they have been tried or waved away. */
export function Hint({ store, actions }: InterfaceProps) {
  const hint = useWords().hint
  const isOpen = useStore(store, (state) => state.isHintOpen)
  const device = useStore(store, (state) => state.device)
  const { isPage } = store.getState().host
  if (!isOpen) return null
  return (
    <section className="plate hint" aria-label={hint.title}>
      <ul>
        {hint.lessons[device].map(({ icon, words }) => (
          <li key={words}>
            <Icon name={icon} />
            <span>{icon === 'wheel' && !isPage ? hint.wheelWithKey : words}</span>
          </li>
        ))}
        {device === 'mouse' && (
          <li>
            <kbd>?</kbd>
            <span>{hint.keys}</span>
          </li>
        )}
      </ul>
      <button type="button" className="tool" aria-label={hint.close} onClick={actions.closeHint}>
        <Icon name="close" />
      </button>
    </section>
  )
}
