/** A page with worlds of its own: the library and its part of the interface, in a real browser. */
import '../../../src/ui/interface.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { newWorldId, openWorldStore, type WorldStore } from '../../../src/library'
import { WorldKeeper } from '../../../src/library/WorldKeeper'
import { LazyShelf, Memory } from '../../../src/ui'
import { handEdit } from '../../world/edits'

export interface MemoryLab {
  readonly store: WorldStore
  readonly newWorldId: typeof newWorldId
  /** A stroke of this number, as a hand might make it. */
  readonly stroke: (number: number) => ReturnType<typeof handEdit>
  /** Reads the world and keeps it, with the marks and notices over the page. */
  readonly keep: (id: string) => Promise<WorldKeeper>
  /** Shows the shelf. */
  readonly showShelf: (openId?: string) => void
  /** What the shelf has asked for. */
  readonly asked: string[]
}

declare global {
  var memory: MemoryLab | undefined
}

const opening = await openWorldStore()
if (opening.status === 'unavailable') throw new Error(opening.reason)
const { store } = opening
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

globalThis.memory = {
  store,
  newWorldId,
  stroke: (number) => handEdit(number, [2, 16], 9000),
  keep: async (id) => {
    const read = await store.read(id)
    if (read.status === 'failed') throw new Error(read.reason)
    keeper = new WorldKeeper({ opening, ...read.value, isKept: true })
    root.render(<Page />)
    return keeper
  },
  showShelf: (openId) => openShelf(openId),
  asked,
}
