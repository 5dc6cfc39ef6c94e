import { FILM_SEASONS, FILM_SECONDS } from './lifeClock'
import type { Film, InterfaceStore } from './ui'

/** A long pause between two frames is no time that went by. */
const LONGEST_FRAME_SECONDS = 1
const SEASONS_OF_YEAR = 4
/** With fewer seasons ready than these it plays more slowly, by as much less; so slowly at last. */
const RESERVE_SEASONS = 3 * SEASONS_OF_YEAR
const LEAST_SPEED = 0.2

export interface CenturyCrew {
  readonly store: InterfaceStore
  /** The last season that the land is ready to show; undefined as long as there is none. */
  readonly ready: () => number | undefined
  readonly wake: () => void
  readonly signal: AbortSignal
}

/** Plays a hundred years in half a minute, at one hour and one time of the year: suns would flicker. Where the land cannot follow, the film plays as slowly as the land comes, and waits for it if need be. */
export function playCentury({ store, ready, wake, signal }: CenturyCrew): void {
  const { sky, seed, film: begun } = store.getState()
  const { pace } = sky
  if (pace !== 'still') store.setState(({ sky }) => ({ sky: { ...sky, pace: 'still' } }))
  let playing = begun
  let last: number | undefined
  const end = () => {
    store.setState(({ sky, seed: now }) => ({
      film: undefined,
      ...(now === seed && sky.pace === 'still' && pace !== 'still' && { sky: { ...sky, pace } }),
    }))
    wake()
  }
  const step = (now: number) => {
    const { film, seed: shown, sky } = store.getState()
    // One that was ended and begun anew between two frames is played by whoever began it.
    if (signal.aborted || (film && film !== playing)) return
    // Another world, or a hand at the clock, ends it.
    if (!film || shown !== seed || sky.pace !== 'still') return end()
    const passed = Math.min(LONGEST_FRAME_SECONDS, (now - (last ?? now)) / 1000)
    last = now
    playing = nextOf(film, passed, ready())
    if (playing !== film) {
      const season = film.from + SEASONS_OF_YEAR * Math.floor((playing.season - film.from) / SEASONS_OF_YEAR)
      store.setState((state) => ({ film: playing, ...(season > state.season && { season }) }))
      wake()
    }
    if (playing.season >= film.from + FILM_SEASONS) end()
    else requestAnimationFrame(step)
  }
  wake()
  requestAnimationFrame(step)
}

function nextOf(film: Film, seconds: number, ready = film.season): Film {
  const end = film.from + FILM_SEASONS
  const speed = ready >= end ? 1 : Math.min(1, Math.max(LEAST_SPEED, (ready - film.season) / RESERVE_SEASONS))
  const season = Math.min(film.season + (seconds * speed * FILM_SEASONS) / FILM_SECONDS, end, Math.max(film.season, ready))
  return season > film.season ? { ...film, season } : film
}
