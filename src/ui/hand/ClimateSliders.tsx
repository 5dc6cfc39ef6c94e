import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { MOST_WARMER, MOST_WETTER } from '../../world'
import type { InterfaceProps } from '../interfaceActions'
import { useLaterWords } from '../words/useWords'
import { tellWarmth, tellWetness } from './climateWords'
import { Slider } from './Slider'

/** Keys and wheels have no letting go: after so long they are taken to have. */
const LET_GO_MILLISECONDS = 900

/** Two sliders that make one deed when they are let go. */
export function ClimateSliders({ store, actions }: InterfaceProps) {
  const words = useLaterWords().tray
  const climate = useStore(store, (state) => state.climate)
  const [wished, wish] = useState(climate)
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly settle: () => void }>(undefined)
  // What stands may change behind the sliders: by undo, by history, by another world.
  useEffect(() => wish(climate), [climate])
  useEffect(() => () => waiting.current?.settle(), [])
  const change = (part: Partial<typeof climate>) => {
    const next = { ...wished, ...part }
    wish(next)
    clearTimeout(waiting.current?.timer)
    const settle = () => {
      clearTimeout(waiting.current?.timer)
      waiting.current = undefined
      actions.setClimate(next.warmer, next.wetter)
    }
    waiting.current = { timer: setTimeout(settle, LET_GO_MILLISECONDS), settle }
  }
  const letGo = () => waiting.current?.settle()
  return (
    <>
      <Slider
        name={words.warmth}
        value={wished.warmer}
        least={-MOST_WARMER}
        most={MOST_WARMER}
        step={2}
        reading={tellWarmth(wished.warmer, words)}
        onChange={(warmer) => change({ warmer })}
        onLetGo={letGo}
      />
      <Slider
        name={words.rainfall}
        value={wished.wetter}
        least={-MOST_WETTER}
        most={MOST_WETTER}
        step={2}
        reading={tellWetness(wished.wetter, words)}
        onChange={(wetter) => change({ wetter })}
        onLetGo={letGo}
      />
    </>
  )
}
