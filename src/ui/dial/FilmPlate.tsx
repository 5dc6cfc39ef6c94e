import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from '../interfaceActions'
import { wear } from '../styleSheets'
import { useLaterWords } from '../words/useWords'
import css from './dial.css?inline'

wear(css)

const SEASONS_OF_YEAR = 4
const YEARS = 100

/** How far a film of a hundred years has come, and its end. */
export function FilmPlate({ store, actions }: InterfaceProps) {
  const words = useLaterWords().dial
  const years = useStore(store, ({ film }) => (film ? Math.floor((film.season - film.from) / SEASONS_OF_YEAR) : 0))
  useEffect(() => {
    const { ears } = store.getState().host
    const onKey = (event: Event) => (event as KeyboardEvent).key === 'Escape' && store.getState().film && actions.toggleFilm()
    ears.addEventListener('keydown', onKey)
    return () => ears.removeEventListener('keydown', onKey)
  }, [store, actions])
  return (
    <section className="plate film" aria-label={words.century}>
      <progress max={YEARS} value={years} aria-label={words.years(years)} />
      <strong aria-hidden="true">{words.years(years)}</strong>
      <button type="button" onClick={actions.toggleFilm}>
        {words.endFilm}
      </button>
    </section>
  )
}
