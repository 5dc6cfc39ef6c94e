import type { Days } from './Days'
import type { Desk } from './Desk'
import type { Lands } from './Lands'
import { type InterfaceStore, readSky, rememberedSky } from './ui'

export interface YearsCrew {
  readonly store: InterfaceStore
  readonly desk: Desk
  readonly days: Days
  readonly lands: Lands
  readonly signal: AbortSignal
}

/** The hour and the day that the page's address asks for. */
export interface AskedMoment {
  readonly hour?: number
  readonly dayOfYear?: number
}

/** Has each world keep its own time and what grows in it. The code for it comes with the first world that has any of it, that is kept, or in which time goes by. */
export function keepYears(crew: YearsCrew): void {
  const { store, desk, signal } = crew
  const asked = askedMoment(store)
  let hasPassed = false
  let isThere = false
  const load = () => {
    if (signal.aborted || isThere) return
    isThere = true
    import('./Years').then(
      ({ Years }) => !signal.aborted && new Years(crew, { asked, hasPassed }),
      // Fetched again at the next occasion; what is kept stays as it is.
      () => {
        isThere = false
      },
    )
  }
  const endings = [
    desk.state.subscribe(({ laid, keeper }) => (laid?.clock || laid?.life || keeper) && load()),
    store.subscribe((state, before) => {
      if (state.season === before.season) return
      hasPassed = true
      load()
    }),
  ]
  signal.addEventListener('abort', () => {
    for (const end of endings) end()
  })
}

/** What the page itself wrote into its address when the sky was last set by hand nobody asks for. */
function askedMoment(store: InterfaceStore): AskedMoment {
  const { address, keepsakes } = store.getState().host
  const [read, remembered] = [readSky(address.search), rememberedSky(keepsakes)]
  return {
    ...(read.hour !== remembered.hour && { hour: read.hour }),
    ...(read.dayOfYear !== remembered.dayOfYear && { dayOfYear: read.dayOfYear }),
  }
}
