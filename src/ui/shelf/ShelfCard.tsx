import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { KeptWorld } from '../../library'
import { Icon } from '../icons'
import { relativeTime } from './relativeTime'

export interface ShelfCardProps {
  readonly world: KeptWorld
  /** Address of its picture. */
  readonly picture: string | undefined
  readonly isOpen: boolean
  readonly now: number
  readonly onOpen: () => void
  readonly onRename: (name: string) => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
}

/** A world on the shelf: a picture to press, a name to change, and what else can be done with it. */
export function ShelfCard({ world, picture, isOpen, now, onOpen, onRename, onDuplicate, onDelete }: ShelfCardProps) {
  const { name, entries, changed } = world
  const [isRenaming, setRenaming] = useState(false)
  const rename = (to: string | undefined) => {
    setRenaming(false)
    if (to !== undefined && to.trim() !== '' && to !== name) onRename(to)
  }
  return (
    <li className="card" data-open={isOpen}>
      <button type="button" className="view" aria-label={`Open ${name}`} onClick={onOpen}>
        {picture ? <img src={picture} alt="" /> : <span className="blank" aria-hidden="true" />}
        {isOpen && <span className="here">Open now</span>}
      </button>
      <div className="caption">
        {isRenaming ? (
          <NameField name={name} onDone={rename} />
        ) : (
          <button type="button" className="name" title="Rename" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
            {name}
          </button>
        )}
        <p>
          {entries === 1 ? '1 edit' : `${entries.toLocaleString('en')} edits`}
          <span aria-hidden="true"> · </span>
          <time dateTime={new Date(changed).toISOString()}>{relativeTime(changed, now)}</time>
        </p>
      </div>
      <div className="deeds">
        <button type="button" className="tool" title="Make a copy" aria-label={`Make a copy of ${name}`} onClick={onDuplicate}>
          <Icon name="copy" />
        </button>
        <button type="button" className="tool" title="Delete" aria-label={`Delete ${name}`} onClick={onDelete}>
          <Icon name="bin" />
        </button>
      </div>
    </li>
  )
}

interface NameFieldProps {
  readonly name: string
  /** Undefined when the name stays. */
  readonly onDone: (name: string | undefined) => void
}

function NameField({ name, onDone }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Keys for the field are not for the dialog, nor for the land behind it.
    event.stopPropagation()
    if (event.key === 'Escape') event.preventDefault()
    if (event.key === 'Enter') onDone(event.currentTarget.value)
    if (event.key === 'Escape') onDone(undefined)
  }
  return (
    <input
      ref={field}
      className="name"
      aria-label="Name"
      defaultValue={name}
      maxLength={80}
      enterKeyHint="done"
      onKeyDown={onKeyDown}
      onBlur={(event) => onDone(event.currentTarget.value)}
    />
  )
}
