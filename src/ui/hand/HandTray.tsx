import { useStore } from 'zustand'
import type { DeedKind, EditKind, PlantGroup } from '../../world'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { firstOf, mayTake } from '../offered'
import { wear } from '../styleSheets'
import type { LaterWords } from '../words/enLater'
import { useLaterWords, useWords } from '../words/useWords'
import { ClimateSliders } from './ClimateSliders'
import css from './hand.css?inline'
import { hasStrength, shareOfSlider, sliderOfShare, type Tool, type ToolFamily } from './handState'
import { Slider } from './Slider'
import { type ToolDrawing, ToolIcon } from './ToolIcon'
import { CHARACTER_ORDER, GROWING, TOOLS } from './tools'
import { WaterPlate } from './WaterPlate'

wear(css)

const FAMILIES: readonly ToolFamily[] = ['shape', 'grow']

/** The tools, and how the one in the hand works. */
export function HandTray({ store, actions }: InterfaceProps) {
  const words = useLaterWords().tray
  const { shaping } = useWords()
  const hand = useStore(store, (state) => state.hand)
  const isTending = useStore(store, (state) => state.isTending)
  const offers = useStore(store, (state) => state.offers)
  const offered = offeredBy(hand.family, words).filter(({ tool }) => mayTake(offers, tool))
  const held = offered.find(({ tool, group }) => tool === hand.tool && (group === undefined || group === hand.group))
  if (!held) return null
  return (
    <>
      {held.tool === 'water' && <WaterPlate store={store} actions={actions} />}
      <section className="plate tray" aria-label={words.title}>
        <fieldset className="tray-families">
          <legend className="unseen">{words.families}</legend>
          {FAMILIES.filter((family) => firstOf(offers, hand, family)).map((family) => (
            <button
              key={family}
              type="button"
              aria-pressed={family === hand.family}
              title={shaping.hints[family]}
              onClick={() => family !== hand.family && actions.takeFamily(family)}
            >
              {shaping[family]}
            </button>
          ))}
        </fieldset>
        <div className="tray-tools" role="toolbar" aria-label={words.title}>
          {offered.map(({ tool, group, icon, name, key }) => (
            <button
              key={icon}
              type="button"
              className="tray-tool"
              aria-pressed={icon === held.icon}
              title={`${name} (${key})`}
              onClick={() => icon !== held.icon && actions.takeTool(tool, group)}
            >
              <ToolIcon name={icon} />
              <span>{name}</span>
            </button>
          ))}
        </div>
        <p className="tray-deed" data-at-work={isTending}>
          {isTending && isStrewn(held.tool) ? words.atWork[held.tool] : held.deed}
        </p>
        <div className="tray-options">
          {held.tool === 'climate' ? (
            <ClimateSliders store={store} actions={actions} />
          ) : (
            <Slider
              name={words.size}
              keys={words.sizeKeys}
              value={sliderOfShare(hand)}
              onChange={(value) => actions.changeHand({ share: shareOfSlider(hand.tool, value) })}
            />
          )}
          {hasStrength(held.tool) && (
            <Slider
              name={words.strength}
              keys={words.strengthKeys}
              value={hand.strength}
              onChange={(value) => actions.changeHand({ strength: Math.max(0.05, value) })}
            />
          )}
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
        {hand.family === 'grow' && <YearsSwitch store={store} actions={actions} />}
      </section>
    </>
  )
}

/** What grows needs time, which stands as long as nobody lets it go by. */
function YearsSwitch({ store, actions }: InterfaceProps) {
  const words = useLaterWords().tray
  const isPassing = useStore(store, (state) => state.sky.pace === 'year')
  return (
    <button
      type="button"
      className="tray-years"
      aria-pressed={isPassing}
      title={words.yearsHint}
      onClick={() => actions.setSky({ pace: isPassing ? 'still' : 'year' })}
    >
      <Icon name="history" />
      <span>{isPassing ? words.yearsPass : words.letYearsPass}</span>
    </button>
  )
}

interface Offered {
  readonly tool: Tool
  readonly group: PlantGroup | undefined
  readonly icon: ToolDrawing
  readonly key: string
  readonly name: string
  /** What it does. */
  readonly deed: string
}

function offeredBy(family: ToolFamily, words: LaterWords['tray']): readonly Offered[] {
  if (family === 'shape') return TOOLS.map(({ tool, key }) => ({ tool, group: undefined, icon: tool, key, ...words.tools[tool] }))
  return GROWING.map((growing) =>
    growing.tool === 'plant'
      ? { ...growing, icon: growing.group, ...words.plants[growing.group] }
      : { ...growing, group: undefined, icon: growing.tool, ...words.tending[growing.tool] },
  )
}

function isStrewn(tool: EditKind | DeedKind): tool is keyof LaterWords['tray']['atWork'] {
  return ['plant', 'clear', 'fire', 'rain', 'drought'].includes(tool)
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
