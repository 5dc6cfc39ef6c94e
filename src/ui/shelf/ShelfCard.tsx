import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { KeptWorld } from '../../library'
import { Icon } from '../icons'
import { useLaterWords, useWords } from '../words/useWords'
import { nameShown } from './nameShown'
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
  const { worldName, locale } = useWords()
  const words = useLaterWords().shelf
  const { entries, changed } = world
  const name = nameShown(world, worldName)
  const [isRenaming, setRenaming] = useState(false)
  const rename = (to: string | undefined) => {
    setRenaming(false)
    if (to !== undefined && to.trim() !== '' && to !== name) onRename(to)
  }
  return (
    <li className="card" data-open={isOpen}>
      <button type="button" className="view" aria-label={words.open(name)} onClick={onOpen}>
        {picture ? <img src={picture} alt="" /> : <span className="blank" aria-hidden="true" />}
        {isOpen && <span className="here">{words.openNow}</span>}
      </button>
      <div className="caption">
        {isRenaming ? (
          <NameField name={name} onDone={rename} />
        ) : (
          <button
            type="button"
            className="name"
            title={words.rename}
            aria-label={words.renameWorld(name)}
            onClick={() => setRenaming(true)}
          >
            {name}
          </button>
        )}
        <p>
          {words.edits(entries)}
          <span aria-hidden="true"> · </span>
          <time dateTime={new Date(changed).toISOString()}>{relativeTime(changed, now, locale, words.justNow)}</time>
        </p>
      </div>
      <div className="deeds">
        <button type="button" className="tool" title={words.copy} aria-label={words.copyWorld(name)} onClick={onDuplicate}>
          <Icon name="copy" />
        </button>
        <button type="button" className="tool" title={words.delete} aria-label={words.deleteWorld(name)} onClick={onDelete}>
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
  const words = useLaterWords().shelf
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
      aria-label={words.name}
      defaultValue={name}
      maxLength={80}
      enterKeyHint="done"
      onKeyDown={onKeyDown}
      onBlur={(event) => onDone(event.currentTarget.value)}
    />
  )
}
