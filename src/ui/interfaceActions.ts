import type { PlantGroup } from '../world'
import { createHandActions, doHandCommand } from './hand/handActions'
import type { HandState, Tool, ToolFamily } from './hand/handState'
import type { InputMode } from './input/inputFrame'
import type { InputSource } from './input/inputSource'
import type { Command } from './input/keyboard'
import { type InterfaceStore, settleTroubles } from './interfaceStore'
import { rememberHintClosed } from './lessons'
import type { Trouble } from './notices'
import { toggleFullscreen } from './pageActions'
import type { Quality } from './rememberedQuality'
import { rememberSound } from './rememberedSound'
import type { LandChoice, LandSaving } from './send/landChoice'
import { createSendActions } from './send/sendActions'
import type { SkyState } from './sky'
import { showWord } from './word'
import { type Language, loadWords, rememberLanguage } from './words/language'

/** What the controls can ask for. */
export interface InterfaceActions {
  readonly askForMode: (mode: InputMode) => void
  readonly goHome: () => void
  readonly openNewWorld: () => void
  /** Opens the panel that sends or saves the world, or closes it. */
  readonly toggleSend: () => void
  readonly copyLink: () => void
  /** Chooses land for other tools. */
  readonly changeLand: (change: Partial<LandChoice>) => void
  readonly saveLand: () => void
  readonly cancelLand: () => void
  /** Takes a picture that carries the world. */
  readonly takePhotograph: () => void
  readonly saveWorld: () => void
  /** Opens a file or a picture from somebody. */
  readonly openFile: (file: File) => void
  readonly toggleFullscreen: () => void
  readonly toggleKeys: () => void
  readonly toggleInfo: () => void
  readonly setLanguage: (language: Language) => void
  readonly setQuality: (quality: Quality) => void
  readonly toggleSound: () => void
  readonly closeHint: () => void
  /** The button of a notice. */
  readonly answerTrouble: (trouble: Trouble) => void
  /** The stick of a touch screen, −1 to 1. */
  readonly setStick: (right: number, forward: number) => void
  /** Takes a tool into the hand; the one that is there is laid down. */
  readonly takeTool: (tool: Tool | undefined, group?: PlantGroup) => void
  /** Takes up a tool that shapes, or one that tends: the last of them. */
  readonly takeFamily: (family: ToolFamily) => void
  readonly changeHand: (change: Partial<Pick<HandState, 'share' | 'strength' | 'character' | 'isRougher'>>) => void
  /** From now on years are so much warmer and wetter than they would be. */
  readonly setClimate: (warmer: number, wetter: number) => void
  /** Makes the brush wider or stronger, by notches of the wheel. */
  readonly turnBrush: (what: 'size' | 'strength', notches: number) => void
  /** Opens the shelf with all worlds, or closes it. */
  readonly toggleShelf: () => void
  readonly openKept: (id: string) => void
  /** Opens the dial of hour, season and weather, or closes it. */
  readonly toggleDial: () => void
  readonly setSky: (change: Partial<SkyState>) => void
  readonly setGoesOn: (goesOn: boolean) => void
  /** Lets a hundred years go by as a film, or ends it where it is. */
  readonly toggleFilm: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly toggleHistory: () => void
  /** Shows the world as it was after so many entries of its log. */
  readonly showHistory: (entries: number) => void
  readonly returnToShown: () => void
  readonly reset: () => void
  /** Has a hollow made where water runs off, or lets it be. */
  readonly answerOffer: (isTaken: boolean) => void
  /** What a key asks for. */
  readonly doCommand: (command: Exclude<Command, InputMode | 'home'>) => void
}

export interface InterfaceProps {
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
}

/** Whoever moves through the world, as far as the controls know. */
export interface Traveller {
  readonly input: InputSource
  openNewWorld(): void
  /** Opens a world of the shelf. */
  openKept(id: string): Promise<void>
  /** Fetches the land's files again; anew with a fresh worker. */
  retryLand(isAnew: boolean): void
  readonly doors: DoorKeeper
  updatePoint(): void
  readonly handiwork: Handworker
}

/** Whoever lets worlds in and out, as far as the controls know. */
export interface DoorKeeper {
  /** The address of the world as it is, also written into the address bar; undefined when there is too much to tell. */
  link(): Promise<string | undefined>
  takePhotograph(): Promise<boolean>
  saveWorld(): Promise<void>
  open(file: File): Promise<void>
  /** How wide the picture is where it is looked at, in learned metres. */
  metresInView(): number | undefined
  /** Saves land for other tools. @returns what came of it; undefined when it was ended */
  saveLand(choice: LandChoice, pace: { onProgress: (share: number) => void; signal: AbortSignal }): Promise<LandSaving | undefined>
}

/** Whoever works on the land, as far as the controls know. */
export interface Handworker {
  /** A tool is taken up: what it needs can come. */
  prepare(tool: Tool | undefined): void
  readonly history: {
    undo(): void
    redo(): void
    reset(): void
    /** Shows the world as it was after so many entries; undefined for now. */
    show(entries: number | undefined): void
    returnToShown(): void
  }
  answerOffer(isTaken: boolean): void
  setClimate(warmer: number, wetter: number): void
}

/**
 * What the buttons and keys do.
 * @param traveller is there as long as there is a picture
 * @param drawAnew begins the picture again on a new canvas
 */
export function createActions(
  store: InterfaceStore,
  traveller: { readonly current: Traveller | undefined },
  drawAnew: () => void,
): InterfaceActions {
  const hand = createHandActions(store, traveller)
  const actions: Omit<InterfaceActions, 'doCommand'> = {
    askForMode: (mode) => traveller.current?.input.askForMode(mode),
    goHome: () => traveller.current?.input.askForHome(),
    openNewWorld: () => traveller.current?.openNewWorld(),
    takePhotograph: async () => {
      showWord(store, (await traveller.current?.doors.takePhotograph()) ? 'picture-saved' : 'no-picture')
    },
    saveWorld: () => void traveller.current?.doors.saveWorld(),
    openFile: (file) => void traveller.current?.doors.open(file),
    toggleFullscreen: async () => {
      if (!(await toggleFullscreen(store.getState().host))) showWord(store, 'no-fullscreen')
    },
    toggleKeys: () => store.setState(({ areKeysOpen }) => ({ areKeysOpen: !areKeysOpen })),
    setQuality: (quality) => store.setState({ quality }),
    setLanguage: async (language) => {
      rememberLanguage(store.getState().host.keepsakes, language)
      store.setState({ words: await loadWords(language) })
    },
    toggleInfo: () => {
      store.setState(({ isInfoOpen }) => ({ isInfoOpen: !isInfoOpen }))
      traveller.current?.updatePoint()
    },
    toggleSound: () => {
      store.setState(({ isSoundOn }) => ({ isSoundOn: !isSoundOn }))
      rememberSound(store.getState().host.keepsakes, store.getState().isSoundOn)
    },
    toggleShelf: () => store.setState(({ isShelfOpen }) => ({ isShelfOpen: !isShelfOpen })),
    openKept: (id) => {
      store.setState({ isShelfOpen: false })
      void traveller.current?.openKept(id)
    },
    toggleDial: () => store.setState(({ isDialOpen }) => ({ isDialOpen: !isDialOpen })),
    setGoesOn: (goesOn) => store.setState({ goesOn }),
    toggleFilm: () => {
      // One looks at the picture now.
      store.setState(({ film, season }) => ({ film: film ? undefined : { from: season, season }, isDialOpen: false }))
    },
    setSky: (change) => store.setState(({ sky }) => ({ sky: { ...sky, ...change } })),
    closeHint: () => {
      store.setState({ isHintOpen: false })
      rememberHintClosed(store.getState().host.keepsakes)
    },
    answerTrouble: ({ kind }) => {
      if (kind === 'land-version') location.reload()
      else if (kind === 'drawing-unavailable' || kind === 'drawing-lost') {
        settleTroubles(store, [kind])
        drawAnew()
      } else if (kind === 'other-models' || kind === 'not-opened' || kind === 'not-grown') settleTroubles(store, [kind])
      else if (kind === 'shelved') {
        settleTroubles(store, [kind])
        store.setState({ isShelfOpen: true })
      } else traveller.current?.retryLand(kind === 'land-refused' || kind === 'land-failed')
    },
    setStick: (right, forward) => traveller.current?.input.setStick(right, forward),
    ...hand,
    ...createSendActions(store, traveller, () => store.getState().hand.tool && hand.takeTool(undefined)),
  }
  return {
    ...actions,
    doCommand: (command) => {
      const { worlds, sound, controls, editable } = store.getState().offers
      const isOffered = { keys: controls, info: controls, dial: controls, photograph: controls, shelf: worlds, sound, fullscreen: controls }
      if (command in isOffered ? !isOffered[command as keyof typeof isOffered] : !editable) return
      if (command === 'keys') actions.toggleKeys()
      else if (command === 'info') actions.toggleInfo()
      else if (command === 'photograph') actions.takePhotograph()
      else if (command === 'dial') actions.toggleDial()
      else if (command === 'shelf') actions.toggleShelf()
      else if (command === 'sound') actions.toggleSound()
      else if (command === 'fullscreen') actions.toggleFullscreen()
      else doHandCommand(command, store, actions)
    },
  }
}
