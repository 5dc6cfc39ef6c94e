import { useStore } from 'zustand'
import { Icon, type IconName } from './icons'
import type { InputMode } from './input/inputFrame'
import type { InterfaceProps } from './interfaceActions'

const MODES: readonly { readonly mode: InputMode; readonly name: string; readonly key: string; readonly hint: string }[] = [
  { mode: 'orbit', name: 'Orbit', key: '1', hint: 'Orbit: turn around a point of the land' },
  { mode: 'fly', name: 'Fly', key: '2', hint: 'Fly: through the air' },
  { mode: 'walk', name: 'Walk', key: '3', hint: 'Walk: on the ground' },
]

/** The three ways to move, one of them on. */
export function ModeSwitch({ store, actions }: InterfaceProps) {
  const mode = useStore(store, (state) => state.mode)
  return (
    <fieldset className="plate modes withdrawing">
      <legend className="unseen">Way to move</legend>
      {MODES.map((choice) => (
        <button
          key={choice.mode}
          type="button"
          className="mode"
          aria-pressed={choice.mode === mode}
          aria-label={choice.hint}
          title={`${choice.name} (${choice.key})`}
          onClick={() => actions.askForMode(choice.mode)}
        >
          <Icon name={choice.mode} />
          <span>{choice.name}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** What can be done beside moving. */
export function Toolbar({ store, actions }: InterfaceProps) {
  const isInfoOpen = useStore(store, (state) => state.isInfoOpen)
  const isDialOpen = useStore(store, (state) => state.isDialOpen)
  const isSendOpen = useStore(store, (state) => state.isSendOpen)
  const isSoundOn = useStore(store, (state) => state.isSoundOn)
  return (
    <div className="plate toolbar withdrawing" role="toolbar" aria-label="World">
      <Tool icon="shelf" label="My worlds" hotkey="O" onPress={actions.toggleShelf} />
      <Tool icon="world" label="New world" onPress={actions.openNewWorld} />
      <Tool icon="home" label="First place" hotkey="G" onPress={actions.goHome} />
      <Tool icon="info" label="What is under the pointer" hotkey="I" isOn={isInfoOpen} onPress={actions.toggleInfo} />
      <Tool icon="sky" label="Hour, season and weather" hotkey="4" isOn={isDialOpen} onPress={actions.toggleDial} />
      <Tool icon="photograph" label="Photograph: a picture that carries the world" hotkey="P" onPress={actions.takePhotograph} />
      <Tool icon="send" label="Send or save this world" isOn={isSendOpen} onPress={actions.toggleSend} />
      <Tool icon={isSoundOn ? 'sound' : 'silence'} label="Sound of the land" hotkey="B" isOn={isSoundOn} onPress={actions.toggleSound} />
      {document.fullscreenEnabled && <Tool icon="fullscreen" label="Full screen" hotkey="F" onPress={actions.toggleFullscreen} />}
      <Tool icon="keys" label="All keys" hotkey="?" onPress={actions.toggleKeys} />
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
