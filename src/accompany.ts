import type { Days } from './Days'
import type { Desk } from './Desk'
import type { Handiwork } from './Handiwork'
import { keepStirring } from './keepStirring'
import { keepYears } from './keepYears'
import type { Lands } from './Lands'
import { type HandSound, listenToLand } from './listenToLand'
import type { Pacing } from './Pacing'
import type { LandScene } from './scene'
import { exposeProbe, type Journey } from './studio'
import { familyOf, type InterfaceStore, type Tool } from './ui'
import { watchDrawing } from './watchDrawing'

export interface Company {
  readonly canvas: HTMLCanvasElement
  readonly scene: LandScene
  readonly store: InterfaceStore
  readonly desk: Desk
  readonly days: Days
  readonly journey: Journey
  readonly handiwork: Handiwork
  readonly lands: Lands
  readonly pacing: Pacing
  readonly signal: AbortSignal
}

/** What goes along with an expedition without leading it: someone who watches over the drawing, someone for whom birds fly on, someone who keeps the years, and someone who listens. */
export function accompany({ canvas, scene, store, desk, days, journey, handiwork, lands, pacing, signal }: Company): void {
  watchDrawing(canvas, store, signal, () => journey.wake())
  keepStirring({
    signal,
    isCalm: () => store.getState().host.isCalm(),
    isStirring: () => scene.isStirring() && !pacing.isSaving,
    wake: () => journey.wake(),
  })
  keepYears({ store, desk, days, lands, signal })
  if (store.getState().host.isPage) {
    const unexpose = exposeProbe({
      journey,
      elevationAt: (east, south) => lands.shown?.ground(east, south)?.elevation,
      stats: () => ({ ...scene.stats(), ...lands.shown?.stats() }),
    })
    signal.addEventListener('abort', unexpose)
  }
  const film = { store, signal, ready: () => lands.shown?.life.ready, wake: () => journey.wake() }
  const unfollow = store.subscribe(({ film: playing }, before) => {
    if (!playing || before.film) return
    void import('./Century').then(
      ({ playCentury }) => playCentury(film),
      () => store.setState({ film: undefined }),
    )
  })
  signal.addEventListener('abort', unfollow)
  listenToLand({
    store,
    signal,
    pose: () => journey.state,
    isOnFoot: () => journey.state.mode === 'walk',
    ground: (east, south) => lands.shown?.ground(east, south),
    air: () => scene.air(),
    hand: () => heardOf(handiwork.tool),
    fire: () => lands.fireNear(journey.state.eye, performance.now() / 1000),
  })
}

/** What a tool sounds like at work. */
function heardOf(tool: Tool | undefined): HandSound | undefined {
  if (tool === undefined || tool === 'climate') return undefined
  return tool === 'water' || familyOf(tool) === 'grow' ? (tool as HandSound) : 'earth'
}
