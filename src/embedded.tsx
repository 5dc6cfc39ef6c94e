import { createRoot } from 'react-dom/client'
import { useStore } from 'zustand'
import type { OpenWorld } from './embed'
import { Picture } from './Picture'
import { sourceOf } from './sourceOf'
import { Interface, Memory } from './ui'
import { WorldSession } from './WorldSession'

/** Opens a world in an element. */
export const openWorld: OpenWorld = async (place, settings) => {
  const session = new WorldSession(place, settings, await sourceOf(settings.src))
  const root = createRoot(place.mount)
  root.render(<EmbeddedWorld session={session} />)
  const dispose = session.dispose.bind(session)
  return Object.assign(session, {
    dispose: () => {
      dispose()
      root.unmount()
    },
  })
}

/** The picture of an element, with its controls. */
function EmbeddedWorld({ session }: { readonly session: WorldSession }) {
  const { store, actions, expedition, tiering, desk, preferences, onExpedition } = session
  const { isPresent, attempt } = useStore(session.presence)
  const { tier } = useStore(tiering.state)
  const { keeper } = useStore(desk.state)
  const { keepsWorlds } = store.getState().host
  return (
    <>
      {isPresent && (
        <Picture
          attempt={`${tier.name} ${attempt}`}
          store={store}
          actions={actions}
          expedition={expedition}
          onExpedition={onExpedition}
          tiering={tiering}
          desk={desk}
          preferences={preferences}
        />
      )}
      <Interface store={store} actions={actions}>
        {keepsWorlds && (
          <Memory
            offline={undefined}
            keeper={keeper}
            onExport={actions.saveWorld}
            onDuplicate={() => void desk.copy()}
            onTakeOver={() => void expedition.current?.takeOver()}
          />
        )}
      </Interface>
    </>
  )
}
