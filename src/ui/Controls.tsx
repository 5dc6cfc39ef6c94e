import { useStore } from 'zustand'
import { Icon, type IconName } from './icons'
import type { InputMode } from './input/inputFrame'
import type { InterfaceProps } from './interfaceActions'
import { useWords } from './words/useWords'

const MODES: readonly { readonly mode: InputMode; readonly key: string }[] = [
  { mode: 'orbit', key: '1' },
  { mode: 'fly', key: '2' },
  { mode: 'walk', key: '3' },
]

/** The three ways to move, one of them on. */
export function ModeSwitch({ store, actions }: InterfaceProps) {
  const words = useWords().modes
  const mode = useStore(store, (state) => state.mode)
  return (
    <fieldset className="plate modes withdrawing">
      <legend className="unseen">{words.title}</legend>
      {MODES.map(({ mode: choice, key }) => (
        <button
          key={choice}
          type="button"
          className="mode"
          part="button"
          aria-pressed={choice === mode}
          aria-label={words[choice].hint}
          title={`${words[choice].name} (${key})`}
          onClick={() => actions.askForMode(choice)}
        >
          <Icon name={choice} />
          <span>{words[choice].name}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** What can be done beside moving. */
export function Toolbar({ store, actions }: InterfaceProps) {
  const words = useWords().toolbar
  const isInfoOpen = useStore(store, (state) => state.isInfoOpen)
  const isDialOpen = useStore(store, (state) => state.isDialOpen)
  const isSendOpen = useStore(store, (state) => state.isSendOpen)
  const isSoundOn = useStore(store, (state) => state.isSoundOn)
  const { worlds, sound } = useStore(store, (state) => state.offers)
  return (
    <div className="plate toolbar withdrawing" part="toolbar" role="toolbar" aria-label={words.title}>
      {worlds && <Tool icon="shelf" label={words.shelf} hotkey="O" onPress={actions.toggleShelf} />}
      {worlds && <Tool icon="world" label={words.newWorld} onPress={actions.openNewWorld} />}
      <Tool icon="home" label={words.home} hotkey="G" onPress={actions.goHome} />
      <Tool icon="info" label={words.info} hotkey="I" isOn={isInfoOpen} onPress={actions.toggleInfo} />
      <Tool icon="sky" label={words.dial} hotkey="4" isOn={isDialOpen} onPress={actions.toggleDial} />
      <Tool icon="photograph" label={words.photograph} hotkey="P" onPress={actions.takePhotograph} />
      <Tool icon="send" label={words.send} isOn={isSendOpen} onPress={actions.toggleSend} />
      {sound && (
        <Tool icon={isSoundOn ? 'sound' : 'silence'} label={words.sound} hotkey="B" isOn={isSoundOn} onPress={actions.toggleSound} />
      )}
      {document.fullscreenEnabled && <Tool icon="fullscreen" label={words.fullscreen} hotkey="F" onPress={actions.toggleFullscreen} />}
      <Tool icon="keys" label={words.keys} hotkey="?" onPress={actions.toggleKeys} />
    </div>
  )
}

interface ToolProps {
  readonly icon: IconName
  readonly label: string
  readonly hotkey?: string
  readonly isOn?: boolean
  readonly onPress: () => void
}

function Tool({ icon, label, hotkey, isOn, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      part="button"
      data-tool={icon}
      aria-label={label}
      aria-pressed={isOn}
      title={hotkey ? `${label} (${hotkey})` : label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  )
}

/** The name of the place: Terrella, and which. */
export function Wordmark({ store }: Pick<InterfaceProps, 'store'>) {
  const seed = useStore(store, (state) => state.seed)
  return (
    <p className="wordmark withdrawing">
      Terrella <span>{seed}</span>
    </p>
  )
}
