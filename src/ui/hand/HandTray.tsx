import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { useLaterWords } from '../words/useWords'
import { shareOfSlider, sliderOfShare } from './handState'
import { CHARACTER_ORDER, TOOLS } from './tools'
import { WaterPlate } from './WaterPlate'

/** The tools, and how the one in the hand works. */
export function HandTray({ store, actions }: InterfaceProps) {
  const words = useLaterWords().tray
  const hand = useStore(store, (state) => state.hand)
  const held = TOOLS.find(({ tool }) => tool === hand.tool)
  if (!held) return null
  return (
    <>
      {held.tool === 'water' && <WaterPlate store={store} actions={actions} />}
      <section className="plate tray" aria-label={words.title}>
        <div className="tray-tools" role="toolbar" aria-label={words.title}>
          {TOOLS.map(({ tool, key }) => (
            <button
              key={tool}
              type="button"
              className="tray-tool"
              aria-pressed={tool === hand.tool}
              title={`${words.tools[tool].name} (${key})`}
              onClick={() => tool !== hand.tool && actions.takeTool(tool)}
            >
              <Icon name={tool} />
              <span>{words.tools[tool].name}</span>
            </button>
          ))}
        </div>
        <p className="tray-deed">{words.tools[held.tool].deed}</p>
        <div className="tray-options">
          <Slider
            name={words.size}
            keys={words.sizeKeys}
            value={sliderOfShare(hand.share)}
            onChange={(value) => actions.changeHand({ share: shareOfSlider(value) })}
          />
          <Slider
            name={words.strength}
            keys={words.strengthKeys}
            value={hand.strength}
            onChange={(value) => actions.changeHand({ strength: Math.max(0.05, value) })}
          />
        </div>
        {hand.tool === 'character' && (
          <Choices
            name={words.character}
            choices={CHARACTER_ORDER.map((character) => ({
              name: words.characters[character],
              isOn: character === hand.character,
              choose: () => actions.changeHand({ character }),
            }))}
          />
        )}
        {hand.tool === 'ruggedness' && (
          <Choices
            name={words.ruggedness}
            choices={[true, false].map((isRougher) => ({
              name: isRougher ? words.rougher : words.gentler,
              isOn: isRougher === hand.isRougher,
              choose: () => actions.changeHand({ isRougher }),
            }))}
          />
        )}
      </section>
    </>
  )
}

interface SliderProps {
  readonly name: string
  readonly keys: string
  /** 0 to 1. */
  readonly value: number
  readonly onChange: (value: number) => void
}

function Slider({ name, keys, value, onChange }: SliderProps) {
  return (
    <label className="slider" title={keys}>
      <span>{name}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.01}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onPointerUp={(event) => event.currentTarget.blur()}
      />
    </label>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly choices: readonly { readonly name: string; readonly isOn: boolean; readonly choose: () => void }[]
}

function Choices({ name: title, choices }: ChoicesProps) {
  return (
    <fieldset className="tray-choices">
      <legend className="unseen">{title}</legend>
      {choices.map(({ name, isOn, choose }) => (
        <button key={name} type="button" aria-pressed={isOn} onClick={choose}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
