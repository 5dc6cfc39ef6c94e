import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Desk } from './Desk'
import type { Expedition } from './Expedition'
import { OfflineKeeper } from './library'
import { Picture } from './Picture'
import { deviceHere, Tiering } from './Tiering'
import {
  createActions,
  createInterfaceStore,
  Interface,
  type InterfaceActions,
  type InterfaceStore,
  LazyShelf,
  Memory,
  pageHost,
  readPreferences,
  speakPreferredLanguage,
} from './ui'

const HOST = pageHost()
const PREFERENCES = readPreferences(location.search)
const TIERING = new Tiering(PREFERENCES.quality, deviceHere, HOST.keepsakes)

/** The page without its server; the development server has none to keep. */
const OFFLINE = import.meta.env.PROD
  ? new OfflineKeeper({
      workerUrl: new URL('service-worker.js', document.baseURI).href,
      modelsUrl: new URL('models/', document.baseURI).href,
    })
  : undefined

/** One for the page's life: a picture that begins anew finds the same world on it. */
const DESK = new Desk(HOST)

/** The page: the picture, and over it what can be touched. */
export function App() {
  const [attempt, setAttempt] = useState(0)
  const { tier } = useStore(TIERING.state)
  const expedition = useRef<Expedition>(undefined)
  const store = useMemo(() => {
    const store = createInterfaceStore(HOST)
    store.setState({ quality: TIERING.quality })
    store.subscribe(({ quality }, before) => quality !== before.quality && TIERING.choose(quality))
    speakPreferredLanguage(store)
    return store
  }, [])
  const actions = useMemo(() => createActions(store, expedition, () => setAttempt((before) => before + 1)), [store])
  return (
    <>
      <Picture
        attempt={`${tier.name} ${attempt}`}
        store={store}
        actions={actions}
        expedition={expedition}
        tiering={TIERING}
        desk={DESK}
        preferences={PREFERENCES}
      />
      <Interface store={store} actions={actions}>
        <Kept store={store} actions={actions} expedition={expedition} />
      </Interface>
    </>
  )
}

interface KeptProps {
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
  readonly expedition: { current: Expedition | undefined }
}

/** What is kept: whether the world is saved, and the shelf with all of them. */
function Kept({ store, actions, expedition }: KeptProps) {
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
