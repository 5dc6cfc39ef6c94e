import { useCallback, useEffect, useState } from 'react'
import type { ShelfItem, StoreAnswer, StoreOpening } from '../../library'
import { useLaterWords, useWords } from '../words/useWords'
import { nameShown } from './nameShown'
import { ShelfView, type ShownWorld } from './ShelfView'

export interface ShelfProps {
  readonly opening: StoreOpening
  /** Id of the world in the picture. */
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly onNewWorld: () => void
  readonly onExportAll: () => void
  readonly onOpenFile: (file: File) => void
  readonly onClose: () => void
}

/** The shelf with the store behind it. */
export function Shelf({ opening, openId, onOpen, onNewWorld, onExportAll, onOpenFile, onClose }: ShelfProps) {
  const { worldName } = useWords()
  const { copyOf } = useLaterWords().shelf
  const store = opening.status === 'open' ? opening.store : undefined
  const [worlds, setWorlds] = useState<readonly ShownWorld[] | undefined>(store ? undefined : [])
  const [trouble, setTrouble] = useState(opening.status === 'unavailable' ? opening.reason : undefined)
  const [deleted, setDeleted] = useState<{ id: string; name: string }>()
  const [now, setNow] = useState(Date.now)
  const refresh = useCallback(async () => {
    const listed = await store?.list()
    setNow(Date.now())
    if (listed?.status === 'done') setWorlds(listed.value.map(withAddress))
    else if (listed) setTrouble(listed.reason)
  }, [store])
  useEffect(() => void refresh(), [refresh])
  useEffect(() => () => forgetAddresses(worlds), [worlds])
  const change = async (work: Promise<StoreAnswer<unknown>> | undefined) => {
    const answer = await work
    setTrouble(answer?.status === 'failed' ? answer.reason : undefined)
    await refresh()
    return answer?.status === 'done'
  }
  const nameOf = (id: string) =>
    worlds?.flatMap((shown) => (shown.status === 'readable' && shown.world.id === id ? nameShown(shown.world, worldName) : []))[0] ?? ''
  return (
    <ShelfView
      worlds={worlds}
      trouble={trouble}
      openId={openId}
      deleted={deleted}
      now={now}
      onOpen={onOpen}
      onRename={(id, name) => void change(store?.rename(id, name))}
      onDuplicate={(id) => void change(store?.duplicate(id, copyOf(nameOf(id))))}
      onDelete={async (id) => {
        const name = nameOf(id)
        if (await change(store?.delete(id))) setDeleted({ id, name })
      }}
      onRestore={(id) => {
        setDeleted(undefined)
        void change(store?.restore(id))
      }}
      onNewWorld={onNewWorld}
      onExportAll={onExportAll}
      onOpenFile={onOpenFile}
      onClose={onClose}
    />
  )
}

function withAddress(item: ShelfItem): ShownWorld {
  if (item.status === 'unreadable') return item
  return { ...item, picture: item.picture && URL.createObjectURL(item.picture) }
}

function forgetAddresses(worlds: readonly ShownWorld[] | undefined): void {
  for (const shown of worlds ?? []) if (shown.status === 'readable' && shown.picture) URL.revokeObjectURL(shown.picture)
}
