import { useEffect, useRef } from 'react'
import type { KeptWorld } from '../../library'
import { Icon } from '../icons'
import { wear } from '../styleSheets'
import { useLaterWords, useWords } from '../words/useWords'
import { ShelfCard } from './ShelfCard'
import css from './shelf.css?inline'

wear(css)

/** A world as the shelf shows it. */
export type ShownWorld =
  | { readonly status: 'readable'; readonly world: KeptWorld; readonly picture: string | undefined }
  | { readonly status: 'unreadable'; readonly id: string; readonly reason: string }

export interface ShelfViewProps {
  /** Undefined until they are known. */
  readonly worlds: readonly ShownWorld[] | undefined
  /** A sentence, where the browser keeps nothing or refuses something. */
  readonly trouble: string | undefined
  /** Id of the world in the picture. */
  readonly openId: string | undefined
  /** A world that was just deleted and can be brought back. */
  readonly deleted: { readonly id: string; readonly name: string } | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  readonly onOpen: (id: string) => void
  readonly onRename: (id: string, name: string) => void
  readonly onDuplicate: (id: string) => void
  readonly onDelete: (id: string) => void
  readonly onRestore: (id: string) => void
  readonly onNewWorld: () => void
  readonly onExportAll: () => void
  readonly onOpenFile: (file: File) => void
  readonly onClose: () => void
}

/** All worlds this browser keeps. */
export function ShelfView(props: ShelfViewProps) {
  const { worlds, trouble, deleted, onRestore, onNewWorld, onExportAll, onOpenFile, onClose } = props
  const { toolbar, close, told } = useWords()
  const words = useLaterWords().shelf
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const isEmpty = worlds?.length === 0
  return (
    <dialog
      ref={dialog}
      className="plate shelf"
      aria-labelledby="shelf-title"
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 id="shelf-title">{toolbar.shelf}</h2>
        <button type="button" className="deed" onClick={onNewWorld}>
          <Icon name="world" />
          <span>{toolbar.newWorld}</span>
        </button>
        <label className="deed">
          <Icon name="save" />
          <span>{words.openFile}</span>
          <input
            type="file"
            className="unseen"
            accept=".terrella,.zip,image/png"
            onChange={({ currentTarget: { files } }) => files?.[0] && onOpenFile(files[0])}
          />
        </label>
        {!isEmpty && (
          <button type="button" className="deed" onClick={onExportAll}>
            <Icon name="save" />
            <span>{words.exportAll}</span>
          </button>
        )}
        <button type="button" className="tool" aria-label={close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {trouble && (
        <p className="trouble" role="alert">
          {told(trouble)}
        </p>
      )}
      {isEmpty && !trouble && <p className="empty">{words.empty}</p>}
      <ul className="cards">{worlds?.map((shown) => cardOf(shown, props))}</ul>
      <div className="undo" role="status">
        {deleted && (
          <p className="plate toast">
            <span>{words.deleted(deleted.name)}</span>
            <button type="button" onClick={() => onRestore(deleted.id)}>
              {words.bringBack}
            </button>
          </p>
        )}
      </div>
    </dialog>
  )
}

function KeptAsIs({ reason }: { readonly reason: string }) {
  const { told } = useWords()
  return <p>{useLaterWords().shelf.keptAsIs(told(reason))}</p>
}

function cardOf(shown: ShownWorld, { openId, now, onOpen, onRename, onDuplicate, onDelete }: ShelfViewProps) {
  if (shown.status === 'unreadable')
    return (
      <li key={shown.id} className="card unreadable">
        <div className="view">
          <span className="blank" aria-hidden="true" />
        </div>
        <div className="caption">
          <KeptAsIs reason={shown.reason} />
        </div>
      </li>
    )
  const { world, picture } = shown
  return (
    <ShelfCard
      key={world.id}
      world={world}
      picture={picture}
      isOpen={world.id === openId}
      now={now}
      onOpen={() => onOpen(world.id)}
      onRename={(name) => onRename(world.id, name)}
      onDuplicate={() => onDuplicate(world.id)}
      onDelete={() => onDelete(world.id)}
    />
  )
}
