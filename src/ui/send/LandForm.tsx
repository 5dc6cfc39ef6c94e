import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from '../interfaceActions'
import { detailsOf, detailWords, type LandChoice, type LandSaving, SIDES, sideWords, sizeWords } from './landChoice'

const KINDS: readonly { readonly as: LandChoice['as']; readonly name: string; readonly hint: string }[] = [
  { as: 'glb', name: 'Model', hint: 'GLB, with colours' },
  { as: 'png', name: 'Height map', hint: 'PNG of 16 bits' },
]

/** The land in the frame, for other tools: how much of it, how finely, and as what. */
export function LandForm({ store, actions }: InterfaceProps) {
  const land = useStore(store, (state) => state.land)
  const saving = useStore(store, (state) => state.landSaving)
  const details = detailsOf(land)
  const isWorking = saving?.status === 'working'
  return (
    <div className="land-form">
      <fieldset disabled={isWorking}>
        <legend>The land, for other tools</legend>
        <div className="kinds">
          {KINDS.map(({ as, name, hint }) => (
            <button key={as} type="button" aria-pressed={as === land.as} title={hint} onClick={() => actions.changeLand({ as })}>
              {name}
            </button>
          ))}
        </div>
        <Steps name="Across" words={sideWords(land)} at={land.side} count={SIDES.length} onStep={(side) => actions.changeLand({ side })} />
        <Steps
          name="Heights"
          words={detailWords(land)}
          at={details.indexOf(land.detail)}
          count={details.length}
          onStep={(step) => actions.changeLand({ detail: details[step] ?? land.detail })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={land.isWaterShown}
            onChange={({ currentTarget }) => actions.changeLand({ isWaterShown: currentTarget.checked })}
          />
          Sea and lakes as they are seen, not the ground below
        </label>
      </fieldset>
      <Saving saving={saving} size={sizeWords(land)} onSave={actions.saveLand} onCancel={actions.cancelLand} />
    </div>
  )
}

interface StepsProps {
  readonly name: string
  readonly words: string
  readonly at: number
  readonly count: number
  readonly onStep: (step: number) => void
}

function Steps({ name, words, at, count, onStep }: StepsProps) {
  return (
    <label className="steps">
      <span>{name}</span>
      <strong>{words}</strong>
      <input
        type="range"
        min={0}
        max={count - 1}
        step={1}
        value={at}
        aria-label={name}
        aria-valuetext={words}
        onChange={(event) => onStep(event.currentTarget.valueAsNumber)}
      />
    </label>
  )
}

interface SavingProps {
  readonly saving: LandSaving | undefined
  readonly size: string
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** The button, or how far the work has come, and what came of it. */
function Saving({ saving, size, onSave, onCancel }: SavingProps) {
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (saving && saving.status !== 'working') told.current?.scrollIntoView({ block: 'end' })
  }, [saving])
  if (saving?.status === 'working')
    return (
      <div className="saving">
        <progress max={1} value={saving.share} aria-label="Saving the land" />
        <span>{Math.floor(saving.share * 100)} %</span>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    )
  return (
    <>
      <button type="button" className="save-land" onClick={onSave}>
        Save what is in the frame <small>{size}</small>
      </button>
      <p ref={told} className={saving?.status === 'failed' ? 'trouble' : 'told'} role="status">
        {saving?.sentence}
      </p>
    </>
  )
}
