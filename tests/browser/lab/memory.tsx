/** A page with worlds of its own: the library and its part of the interface, in a real browser. */
import '../../../src/ui/interface.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { newWorldId, openWorldStore, type StoreOpening, type WorldStore } from '../../../src/library'
import { WorldKeeper } from '../../../src/library/WorldKeeper'
import { LazyShelf, Memory } from '../../../src/ui'
import { dress } from '../../../src/ui/styleSheets'
import { handEdit } from '../../world/edits'

export interface MemoryLab {
  readonly opening: StoreOpening
  readonly store: WorldStore
  readonly newWorldId: typeof newWorldId
  /** A stroke of this number, as a hand might make it. */
  readonly stroke: (number: number) => ReturnType<typeof handEdit>
  /** Reads the world and keeps it, with the marks and notices over the page. */
  readonly keep: (id: string) => Promise<WorldKeeper>
  /** Keeps a world that is not on the shelf yet. */
  readonly keepNew: () => WorldKeeper
  /** Shows the shelf. */
  readonly showShelf: (openId?: string) => void
  /** What the shelf has asked for. */
  readonly asked: string[]
}

declare global {
  var memory: MemoryLab | undefined
}

dress(document)

const opening = await openWorldStore()
const store = opening.status === 'open' ? opening.store : (undefined as unknown as WorldStore)
const asked: string[] = []
let keeper: WorldKeeper | undefined
let openShelf: (openId: string | undefined) => void = () => undefined

function Page() {
  const [shelf, setShelf] = useState<{ openId: string | undefined }>()
  openShelf = (openId) => setShelf({ openId })
  return (
    <div className="interface">
      <Memory offline={undefined} keeper={keeper} onTakeOver={() => void keeper?.takeOver()} />
      {shelf && (
        <LazyShelf
          opening={opening}
          openId={shelf.openId}
          onOpen={(id) => asked.push(`open ${id}`)}
          onNewWorld={() => asked.push('new')}
          onExportAll={() => asked.push('export')}
          onOpenFile={(file) => asked.push(`file ${file.name}`)}
          onClose={() => {
            asked.push('close')
            setShelf(undefined)
          }}
        />
      )}
    </div>
  )
}

const root = createRoot(document.getElementById('root') as HTMLElement)
root.render(<Page />)

function show(shown: WorldKeeper): WorldKeeper {
  keeper = shown
  root.render(<Page />)
  return shown
}

globalThis.memory = {
  opening,
  store,
  newWorldId,
  stroke: (number) => handEdit(number, [2, 16], 9000),
  keep: async (id) => {
    const read = await store.read(id)
    if (read.status === 'failed') throw new Error(read.reason)
    return show(new WorldKeeper({ opening, ...read.value, isKept: true }))
  },
  keepNew: () => show(new WorldKeeper({ opening, world: { id: newWorldId(), name: 'New', seed: 7, models: {} }, isKept: false })),
  showShelf: (openId) => openShelf(openId),
  asked,
}
