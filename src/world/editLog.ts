import { type Deed, isDeed } from './deed'
import type { Edit } from './edit'

/** An entry of a log: an edit, a deed, or a word about an earlier entry. A reset hides all that was done before it. Nothing is ever taken out. */
export type Entry = Edit | Deed | { readonly kind: 'reset' } | About<'undo'> | About<'redo'>

interface About<Kind> {
  readonly kind: Kind
  readonly entry: number
}

/** An edit with its place in the log: a total order. */
export interface LoggedEdit {
  readonly entry: number
  readonly edit: Edit
}

/** The same for a deed. */
export interface LoggedDeed {
  readonly entry: number
  readonly deed: Deed
}

/**
 * The history of a world: append-only, in one order. Undo and redo are entries that name the entry they are about, so that logs of two people can be
 * merged one day without one undoing what the other did.
 */
export class EditLog {
  readonly #entries: Entry[] = []
  readonly #hidden = new Set<number>()
  readonly #redoable = new Set<number>()
  /** What undo and redo would take, the next one last; among them entries that no longer can be. */
  readonly #done: number[] = []
  readonly #undone: number[] = []

  /** @throws RangeError when an entry is about one that it cannot be about */
  constructor(entries: Iterable<Entry> = []) {
    for (const entry of entries) this.append(entry)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get canUndo(): boolean {
    return lastOf(this.#done, (entry) => !this.#hidden.has(entry)) !== undefined
  }

  get canRedo(): boolean {
    return lastOf(this.#undone, (entry) => this.#redoable.has(entry)) !== undefined
  }

  /**
   * Adds to the end of the log. An edit or a reset ends what could be redone.
   * @throws RangeError when an undo is not about an entry that stands, or a redo not about one that was undone since the last edit
   */
  append(entry: Entry): void {
    const at = this.#entries.length
    if (entry.kind === 'undo') {
      if (!this.#stands(entry.entry)) throw new RangeError(`Expected an entry that can be undone, got ${entry.entry}.`)
      this.#hidden.add(entry.entry)
      this.#redoable.add(entry.entry)
      this.#undone.push(entry.entry)
    } else if (entry.kind === 'redo') {
      if (!this.#redoable.delete(entry.entry)) throw new RangeError(`Expected an entry that can be redone, got ${entry.entry}.`)
      this.#hidden.delete(entry.entry)
      this.#done.push(entry.entry)
    } else {
      this.#redoable.clear()
      this.#undone.length = 0
      this.#done.push(at)
    }
    this.#entries.push(entry)
  }

  /** What `undo` would append; undefined when there is nothing to undo. */
  get nextUndo(): Entry | undefined {
    return about('undo', this.canUndo ? this.#done.at(-1) : undefined)
  }

  /** What `redo` would append; undefined when there is nothing to redo. */
  get nextRedo(): Entry | undefined {
    return about('redo', this.canRedo ? this.#undone.at(-1) : undefined)
  }

  /** Takes the last standing edit or reset back. @returns what was appended, undefined when there is nothing to undo */
  undo(): Entry | undefined {
    return this.#appendNext(this.nextUndo)
  }

  /** Brings back what was undone last. @returns what was appended, undefined when there is nothing to redo */
  redo(): Entry | undefined {
    return this.#appendNext(this.nextRedo)
  }

  /** The edits of the land that stand, in order. */
  standing(): LoggedEdit[] {
    return this.#standing().flatMap(({ entry, done }) => (isDeed(done) ? [] : [{ entry, edit: done }]))
  }

  /** The deeds that stand, in order. */
  standingDeeds(): LoggedDeed[] {
    return this.#standing().flatMap(({ entry, done }) => (isDeed(done) ? [{ entry, deed: done }] : []))
  }

  /** Which entries stand. */
  standingEntries(): number[] {
    return this.#standing().map(({ entry }) => entry)
  }

  #standing(): { readonly entry: number; readonly done: Edit | Deed }[] {
    const standing: { readonly entry: number; readonly done: Edit | Deed }[] = []
    this.#entries.forEach((done, entry) => {
      if (this.#hidden.has(entry) || done.kind === 'undo' || done.kind === 'redo') return
      if (done.kind === 'reset') standing.length = 0
      else standing.push({ entry, done })
    })
    return standing
  }

  #stands(entry: number): boolean {
    const kind = this.#entries[entry]?.kind
    return kind !== undefined && kind !== 'undo' && kind !== 'redo' && !this.#hidden.has(entry)
  }

  #appendNext(entry: Entry | undefined): Entry | undefined {
    if (entry) this.append(entry)
    return entry
  }
}

function about(kind: 'undo' | 'redo', entry: number | undefined): Entry | undefined {
  return entry === undefined ? undefined : { kind, entry }
}

/** The last number of a list that still counts; those after it are dropped. */
function lastOf(list: number[], counts: (value: number) => boolean): number | undefined {
  while (list.length > 0 && !counts(list.at(-1) as number)) list.pop()
  return list.at(-1)
}
