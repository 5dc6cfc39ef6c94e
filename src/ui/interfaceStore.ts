import { createStore, type StoreApi } from 'zustand/vanilla'
import { DEFAULT_SEED } from '../world'
import { readAddress } from './address'
import { FIRST_HAND, type HandState } from './hand/handState'
import type { WaterReading } from './hand/waterWords'
import { ALL_OFFERS, type Host, type Offers } from './host'
import type { InputMode } from './input/inputFrame'
import type { Device } from './input/inputSource'
import { wasHintClosed } from './lessons'
import type { Trouble } from './notices'
import type { PointReading } from './readout'
import type { Quality } from './rememberedQuality'
import { wasSoundOn } from './rememberedSound'
import { FIRST_CHOICE, type LandChoice, type LandSaving } from './send/landChoice'
import { OPENING_SKY, type SkyState } from './sky'
import { EN, type SaidWord, type Words } from './words/en'

/** What the controls show. */
export interface InterfaceState {
  /** Where the world stands. */
  readonly host: Host
  readonly offers: Offers
  /** Of the language that is on; undefined while those of the first one are coming. */
  readonly words: Words | undefined
  readonly seed: number
  readonly mode: InputMode
  readonly device: Device
  /** False while nobody has touched anything for a while: the controls withdraw. */
  readonly isAwake: boolean
  readonly isHintOpen: boolean
  readonly areKeysOpen: boolean
  readonly isInfoOpen: boolean
  /** The point that the info plate tells about. */
  readonly point: PointReading | undefined
  readonly troubles: readonly Trouble[]
  /** A line at the lower edge while files arrive; a share from 0 to 1 where it is known. */
  readonly progress: { readonly share: number | undefined } | undefined
  /** A short word after something has been done. */
  readonly word: SaidWord | undefined
  /** Grows when the picture has jumped, and the jump is softened with a fade. */
  readonly cuts: number
  readonly hand: HandState
  /** Whether the hand is tending what grows at this moment. */
  readonly isTending: boolean
  /** By how much years are warmer, in quarters of a degree, and wetter, in sixteenths of a doubling, than they would be. */
  readonly climate: { readonly warmer: number; readonly wetter: number }
  /** What is said of water under the hand. */
  readonly water: WaterReading | undefined
  readonly history: HistoryState
  /** Whether the strip with the world's history is there. */
  readonly isHistoryOpen: boolean
  readonly isShelfOpen: boolean
  readonly sky: SkyState
  readonly isDialOpen: boolean
  /** Whether the world's time goes on while it is closed. */
  readonly goesOn: boolean
  /** While a hundred years go by as a film. */
  readonly film: Film | undefined
  /** How much time has passed in the world while it was closed, for as long as that is told. */
  readonly away: TimeAway | undefined
  /** Grows when the air is to be drawn anew. */
  readonly airChanges: number
  /** How high the sun stands through the day where one is, in radians, from midnight to midnight; empty until it is asked for. */
  /** Seasons that have gone by since the world began. */
  readonly season: number
  readonly sunCourse: { readonly heights: readonly number[]; readonly isSouthern: boolean }
  /** Whether the panel is there that sends or saves the world. */
  readonly isSendOpen: boolean
  /** Whether a link was asked for that would be too long. */
  readonly isLinkTooLong: boolean
  readonly land: LandChoice
  /** Undefined as long as no land is, or was, saved for other tools. */
  readonly landSaving: LandSaving | undefined
  readonly isSoundOn: boolean
  readonly quality: Quality
}

/** So many years, or months, or days. */
export interface TimeAway {
  readonly count: number
  readonly unit: 'year' | 'month' | 'day'
}

/** A hundred years that fly by: seasons since the world began, when it was begun and where it is. */
export interface Film {
  readonly from: number
  readonly season: number
}

/** How far a world has come. */
export interface HistoryState {
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly entries: number
  /** How many of the entries are shown, while the history is gone through. */
  readonly shown: number | undefined
}

export type InterfaceStore = StoreApi<InterfaceState>

/** A store for one world. */
export function createInterfaceStore(host: Host, offers: Offers = ALL_OFFERS): InterfaceStore {
  return createStore<InterfaceState>(() => ({
    host,
    offers,
    words: EN,
    seed: readAddress(host.address.search).seed ?? DEFAULT_SEED,
    mode: 'orbit',
    device: matchesCoarsePointer() ? 'touch' : 'mouse',
    isAwake: true,
    isHintOpen: offers.controls && !wasHintClosed(host.keepsakes),
    areKeysOpen: false,
    isInfoOpen: false,
    point: undefined,
    troubles: [],
    progress: undefined,
    word: undefined,
    cuts: 0,
    hand: FIRST_HAND,
    isTending: false,
    climate: { warmer: 0, wetter: 0 },
    water: undefined,
    history: { canUndo: false, canRedo: false, entries: 0, shown: undefined },
    isHistoryOpen: false,
    isShelfOpen: false,
    sky: OPENING_SKY,
    isDialOpen: false,
    goesOn: true,
    film: undefined,
    away: undefined,
    airChanges: 0,
    sunCourse: { heights: [], isSouthern: false },
    season: 0,
    isSendOpen: false,
    isLinkTooLong: false,
    land: FIRST_CHOICE,
    landSaving: undefined,
    isSoundOn: wasSoundOn(host.keepsakes),
    quality: 'auto',
  }))
}

/** Whether something has changed that is drawn: the air, the brush, or the frame around what is saved. */
export function changesPicture(state: InterfaceState, before: InterfaceState): boolean {
  const isSaving = ({ landSaving }: InterfaceState) => landSaving?.status === 'working'
  return (
    state.hand !== before.hand ||
    state.airChanges !== before.airChanges ||
    state.isSendOpen !== before.isSendOpen ||
    state.land !== before.land ||
    isSaving(state) !== isSaving(before)
  )
}

/** Adds a trouble; one of each kind at most. */
export function report(store: InterfaceStore, trouble: Trouble): void {
  const others = store.getState().troubles.filter(({ kind }) => kind !== trouble.kind)
  store.setState({ troubles: [...others, trouble] })
}

/** Takes away the troubles of these kinds. */
export function settleTroubles(store: InterfaceStore, kinds: readonly Trouble['kind'][]): void {
  const { troubles } = store.getState()
  if (troubles.some(({ kind }) => kinds.includes(kind))) store.setState({ troubles: troubles.filter(({ kind }) => !kinds.includes(kind)) })
}

function matchesCoarsePointer(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches
}
