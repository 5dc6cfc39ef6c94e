import type { GroundNear, Soundscape } from './sound'
import { type InterfaceStore, showWord } from './ui'
import { type Moment, type Weather, WORLD_METRES_PER_LEARNED_METRE } from './world'

/** What is around whoever listens. */
export interface Hearing {
  readonly store: InterfaceStore
  readonly signal: AbortSignal
  readonly pose: () => { readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }; readonly yaw: number }
  readonly isOnFoot: () => boolean
  readonly ground: (east: number, south: number) => Ground | undefined
  readonly air: () => { readonly moment: Moment; readonly weather: Weather }
  readonly hand: () => HandSound | undefined
  /** A fire that burns around, how near and how large; shares from 0 to 1. */
  readonly fire?: () => Soundscape['fire']
}

export type HandSound = NonNullable<Soundscape['hand']>

interface Ground {
  readonly elevation: number
  readonly water: number | undefined
  readonly slopeEast: number
  readonly slopeSouth: number
}

/** The ground is felt out anew at most this often. */
const FEELING_MILLISECONDS = 800
/** Faster than this nobody travels: it was a jump. As drawn, a second. */
const FASTEST = 2000

/** Lets the land be heard while the interface says so. The code comes with the first sound, and the first sound after the first gesture. */
export function listenToLand(hearing: Hearing): void {
  const { store, signal } = hearing
  /** Of the sound that is on or coming. */
  let opened: AbortController | undefined
  const open = async ({ signal: calledOff }: AbortController) => {
    const room = await import('./sound').catch(() => undefined)
    const sounds = calledOff.aborted ? undefined : await room?.openSounds(describeWith(hearing, room.feelGround), calledOff)
    if (calledOff.aborted) sounds?.dispose()
    else if (sounds) calledOff.addEventListener('abort', () => sounds.dispose())
    else {
      store.setState({ isSoundOn: false })
      showWord(store, 'no-sound')
    }
  }
  const follow = () => {
    if (!store.getState().isSoundOn || signal.aborted) {
      opened?.abort()
      opened = undefined
    } else if (!opened && navigator.userActivation.hasBeenActive) {
      opened = new AbortController()
      void open(opened)
    }
  }
  for (const gesture of ['pointerup', 'keydown']) window.addEventListener(gesture, follow, { signal, passive: true })
  const unfollow = store.subscribe((state, before) => state.isSoundOn !== before.isSoundOn && follow())
  signal.addEventListener('abort', () => {
    unfollow()
    follow()
  })
}

/** Tells the soundscape whenever it is asked. */
function describeWith(
  { pose, isOnFoot, ground, air, hand, fire }: Hearing,
  feelGround: (at: Hearing['ground'], east: number, south: number) => GroundNear | undefined,
) {
  let felt: GroundNear | undefined
  let feltAt = Number.NEGATIVE_INFINITY
  let last: { readonly time: number; readonly eye: ReturnType<Hearing['pose']>['eye'] } | undefined
  return () => {
    const time = performance.now()
    const { eye, yaw } = pose()
    if (time - feltAt > FEELING_MILLISECONDS) {
      felt = feelGround(ground, eye.east, eye.south) ?? felt
      feltAt = time
    }
    const seconds = last ? (time - last.time) / 1000 : 0
    const way = last ? Math.hypot(eye.east - last.eye.east, eye.south - last.eye.south, eye.elevation - last.eye.elevation) : 0
    const speed = seconds > 0 ? (way * WORLD_METRES_PER_LEARNED_METRE) / seconds : 0
    last = { time, eye }
    return {
      eye: { south: eye.south, elevation: eye.elevation, yaw },
      speed: speed > FASTEST ? 0 : speed,
      isOnFoot: isOnFoot(),
      ground: felt,
      ...air(),
      hand: hand(),
      fire: fire?.(),
    }
  }
}
