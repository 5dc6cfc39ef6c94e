import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { useLaterWords } from '../words/useWords'
import { wordsOf } from './waterWords'

/** What is said of water: how deep it is, beside the hand; or that it runs off, and what would hold it. */
export function WaterPlate({ store, actions }: InterfaceProps) {
  const words = useLaterWords().water
  const water = useStore(store, (state) => state.water)
  const device = useStore(store, (state) => state.device)
  if (!water) return null
  if (water.offer) {
    const { sentence, accept } = words.offers[water.offer]
    return (
      <section className="plate offer" role="status">
        <p>{sentence}</p>
        {accept && (
          <button type="button" className="word-button" onClick={() => actions.answerOffer(true)}>
            {accept}
          </button>
        )}
        <button type="button" className="tool" aria-label={words.leave} onClick={() => actions.answerOffer(false)}>
          <Icon name="close" />
        </button>
      </section>
    )
  }
  const { line, aside } = wordsOf(water, words)
  const place = { '--x': `${(water.at.x + 1) * 50}%`, '--y': `${(1 - water.at.y) * 50}%` } as CSSProperties
  return (
    <p className="plate reading" data-device={device} data-over={water.isOver} style={place} role="status">
      {line}
      {aside && <span>{aside}</span>}
    </p>
  )
}
