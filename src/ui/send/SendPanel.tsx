import { useStore } from 'zustand'
import { Icon, type IconName } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { wear } from '../styleSheets'
import { useLaterWords, useWords } from '../words/useWords'
import { LandForm } from './LandForm'
import css from './send.css?inline'

wear(css)

/** Ways for the world to leave: an address, a file, a picture, and its land for other tools. */
export function SendPanel({ store, actions }: InterfaceProps) {
  const { close } = useWords()
  const words = useLaterWords().send
  const isLinkTooLong = useStore(store, (state) => state.isLinkTooLong)
  return (
    <section
      className="plate send"
      aria-labelledby="send-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        actions.toggleSend()
      }}
    >
      <header>
        <h2 id="send-title">{words.title}</h2>
        <button type="button" className="tool" aria-label={close} onClick={actions.toggleSend}>
          <Icon name="close" />
        </button>
      </header>
      <div className="ways">
        <Way icon="link" name={words.link} words={words.linkWords} onPress={actions.copyLink} />
        <Way icon="save" name={words.file} words={words.fileWords} isOffered={isLinkTooLong} onPress={actions.saveWorld} />
        <Way icon="photograph" name={words.photograph} words={words.photographWords} onPress={actions.takePhotograph} />
      </div>
      {isLinkTooLong && (
        <p className="trouble" role="alert">
          {words.tooLong}
        </p>
      )}
      <LandForm store={store} actions={actions} />
    </section>
  )
}

interface WayProps {
  readonly icon: IconName
  readonly name: string
  readonly words: string
  readonly isOffered?: boolean
  readonly onPress: () => void
}

function Way({ icon, name, words, isOffered = false, onPress }: WayProps) {
  return (
    <button type="button" className="way" data-offered={isOffered} onClick={onPress}>
      <Icon name={icon} />
      <span>
        {name}
        <small>{words}</small>
      </span>
    </button>
  )
}
