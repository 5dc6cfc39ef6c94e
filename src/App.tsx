import './App.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Days } from './Days'
import { Desk } from './Desk'
import { Expedition } from './Expedition'
import { OfflineKeeper } from './library'
import { openScene, rendererName } from './scene'
import { Tiering } from './Tiering'
import {
  createActions,
  createInterfaceStore,
  Interface,
  type InterfaceActions,
  type InterfaceStore,
  LazyShelf,
  Memory,
  readAddress,
  readPreferences,
  report,
  speakPreferredLanguage,
  wasHintClosed,
} from './ui'
import { DEFAULT_SEED } from './world'

const PREFERENCES = readPreferences(location.search)
const TIERING = new Tiering(PREFERENCES.quality, () => ({
  isCoarsePointer: matchMedia('(pointer: coarse)').matches,
  memoryGigabytes: (navigator as { deviceMemory?: number }).deviceMemory,
  renderer: rendererName(),
}))

/** The page without its server; the development server has none to keep. */
const OFFLINE = import.meta.env.PROD
  ? new OfflineKeeper({
      workerUrl: new URL('service-worker.js', document.baseURI).href,
      modelsUrl: new URL('models/', document.baseURI).href,
    })
  : undefined

/** One for the page's life: a picture that begins anew finds the same world on it. */
const DESK = new Desk()

/** The page: the picture, and over it what can be touched. */
export function App() {
  const [attempt, setAttempt] = useState(0)
  const { tier } = useStore(TIERING.state)
  const expedition = useRef<Expedition>(undefined)
  const store = useMemo(() => {
    const store = createInterfaceStore(readAddress(location.search).seed ?? DEFAULT_SEED, !wasHintClosed())
    store.setState({ quality: TIERING.quality })
    store.subscribe(({ quality }, before) => quality !== before.quality && TIERING.choose(quality))
    speakPreferredLanguage(store)
    return store
  }, [])
  const actions = useMemo(() => createActions(store, expedition, () => setAttempt((before) => before + 1)), [store])
  return (
    <>
      <Picture key={`${tier.name} ${attempt}`} store={store} actions={actions} expedition={expedition} />
      <Interface store={store} actions={actions}>
        <Kept store={store} actions={actions} expedition={expedition} />
      </Interface>
    </>
  )
}

/** What is kept: whether the world is saved, and the shelf with all of them. */
function Kept({ store, actions, expedition }: PictureProps) {
  const { opening, keeper } = useStore(DESK.state)
  const isShelfOpen = useStore(store, (state) => state.isShelfOpen)
  return (
    <>
      <Memory
        offline={OFFLINE}
        keeper={keeper}
        onExport={actions.saveWorld}
        onDuplicate={() => void DESK.copy()}
        onTakeOver={() => void expedition.current?.takeOver()}
      />
      {isShelfOpen && opening && (
        <LazyShelf
          opening={opening}
          openId={keeper?.worldId}
          onOpen={actions.openKept}
          onNewWorld={() => {
            actions.toggleShelf()
            actions.openNewWorld()
          }}
          onExportAll={() => void DESK.sendAll().then((all) => expedition.current?.doors.saveAll(all))}
          onOpenFile={(file) => {
            actions.toggleShelf()
            actions.openFile(file)
          }}
          onClose={actions.toggleShelf}
        />
      )}
    </>
  )
}

interface PictureProps {
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
  readonly expedition: { current: Expedition | undefined }
}

/** The canvas, and an expedition for as long as it is there. */
function Picture({ store, actions, expedition }: PictureProps) {
  const surface = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isHandOn = useStore(store, (state) => state.hand.tool !== undefined)
  const name = useStore(store, (state) => state.words?.land)
  useEffect(() => {
    if (!surface.current || !canvas.current) return
    const drawing = TIERING.state.getState()
    const opening = openScene(canvas.current, drawing.tier)
    if (opening.status === 'unavailable') {
      report(store, { kind: 'drawing-unavailable' })
      return
    }
    const days = new Days(store)
    const opened = new Expedition({
      surface: surface.current,
      canvas: canvas.current,
      scene: days.over(opening.scene),
      ...drawing,
      preferences: PREFERENCES,
      store,
      actions,
      desk: DESK,
      days,
      onTooSlow: () => TIERING.fall(),
      onEasy: () => TIERING.rise(),
    })
    expedition.current = opened
    return () => {
      expedition.current = undefined
      opened.dispose()
      days.dispose()
    }
  }, [store, actions, expedition])
  return (
    <div ref={surface} className="surface" data-hand={isHandOn} role="application" aria-label={name} tabIndex={-1}>
      <canvas ref={canvas} />
    </div>
  )
}
