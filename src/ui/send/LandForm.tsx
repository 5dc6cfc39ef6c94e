import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from '../interfaceActions'
import { useLaterWords, useWords } from '../words/useWords'
import { detailsOf, type LandChoice, type LandSaving, SIDES } from './landChoice'
import { detailWords, savedWords, sideWords, sizeWords } from './landWords'

const KINDS: readonly LandChoice['as'][] = ['glb', 'png']

/** The land in the frame, for other tools: how much of it, how finely, and as what. */
export function LandForm({ store, actions }: InterfaceProps) {
  const words = useLaterWords().send
  const land = useStore(store, (state) => state.land)
  const saving = useStore(store, (state) => state.landSaving)
  const details = detailsOf(land)
  const isWorking = saving?.status === 'working'
  return (
    <div className="land-form">
      <fieldset disabled={isWorking}>
        <legend>{words.land}</legend>
        <div className="kinds">
          {KINDS.map((as) => (
            <button
              key={as}
              type="button"
              aria-pressed={as === land.as}
              title={words.kinds[as].hint}
              onClick={() => actions.changeLand({ as })}
            >
              {words.kinds[as].name}
            </button>
          ))}
        </div>
        <Steps
          name={words.across}
          words={sideWords(land, words)}
          at={land.side}
          count={SIDES.length}
          onStep={(side) => actions.changeLand({ side })}
        />
        <Steps
          name={words.heights}
          words={detailWords(land, words)}
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
          {words.waterShown}
        </label>
      </fieldset>
      <Saving saving={saving} size={sizeWords(land, words)} onSave={actions.saveLand} onCancel={actions.cancelLand} />
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
  const words = useLaterWords().send
  const { told: tell } = useWords()
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (saving && saving.status !== 'working') told.current?.scrollIntoView({ block: 'end' })
  }, [saving])
  if (saving?.status === 'working')
    return (
      <div className="saving">
        <progress max={1} value={saving.share} aria-label={words.saving} />
        <span>{Math.floor(saving.share * 100)} %</span>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    )
  return (
    <>
      <button type="button" className="save-land" onClick={onSave}>
        {words.save} <small>{size}</small>
      </button>
      <p ref={told} className={saving?.status === 'failed' ? 'trouble' : 'told'} role="status">
        {saving?.status === 'failed' && tell(saving.sentence)}
        {saving?.status === 'done' && savedWords(saving.choice, saving, words)}
      </p>
    </>
  )
}
