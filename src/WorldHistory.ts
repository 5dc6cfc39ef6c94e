import type { InterfaceStore } from './ui'
import { EditLog, type Entry, type LoggedDeed, type LoggedEdit, takeBack } from './world'

export interface WorldHistoryCrew {
  readonly store: InterfaceStore
  /** The history is about to be gone through: what the hand does must have ended. */
  readonly beforeLook: () => void
  /** Other entries stand now, or are shown. */
  readonly onChange: () => void
  /** What was added to the log. */
  readonly onEntries: (entries: readonly Entry[]) => void
}

/** The log of one world, and how much of it is shown while its history is gone through. */
export class WorldHistory {
  readonly #crew: WorldHistoryCrew
  #log = new EditLog()
  /** How many entries are shown; undefined for all. */
  #shownEntries: number | undefined

  constructor(crew: WorldHistoryCrew) {
    this.#crew = crew
  }

  /** How many entries there are. */
  get length(): number {
    return this.#log.entries.length
  }

  get isLookingBack(): boolean {
    return this.#shownEntries !== undefined
  }

  /** The edits that the land should have. */
  get edits(): LoggedEdit[] {
    return this.#shown.standing()
  }

  /** The deeds that should have been done to it. */
  get deeds(): LoggedDeed[] {
    return this.#shown.standingDeeds()
  }

  /** Goes on with another world's log. */
  open(entries: readonly Entry[]): void {
    this.#shownEntries = undefined
    this.#log = new EditLog(entries)
    this.#tellStore()
  }

  /** @returns false when they may not be done: then all is as it was */
  append(...entries: readonly Entry[]): boolean {
    if (!this.#mayDo(entries)) {
      this.#crew.onChange()
      return false
    }
    if (this.isLookingBack) this.returnToShown()
    for (const entry of entries) this.#log.append(entry)
    this.#tell(entries)
    return true
  }

  undo(): void {
    if (this.#mayDo([this.#log.nextUndo])) this.#tell([this.#log.undo()])
  }

  redo(): void {
    if (this.#mayDo([this.#log.nextRedo])) this.#tell([this.#log.redo()])
  }

  /** Takes everything back; that can be undone too. */
  reset(): void {
    if (this.#log.standingEntries().length === 0 || !this.#mayDo([{ kind: 'reset' }])) return
    this.#log.append({ kind: 'reset' })
    this.#tell([{ kind: 'reset' }])
  }

  /** Shows the world as it was after so many entries; undefined for now. */
  show(entries: number | undefined): void {
    if (entries === this.#shownEntries) return
    this.#crew.beforeLook()
    this.#shownEntries = entries
    this.#crew.onChange()
    this.#tellStore()
  }

  /**
   * Makes the world what its history shows, by undoing what came later; that can be redone. Where undoing alone does not lead there, the world is shown
   * as it is now.
   */
  returnToShown(): void {
    if (!this.isLookingBack) return
    const taken = takeBack(this.#log, this.#shown)
    if (taken) {
      this.#log = taken.log
      this.#tell(taken.steps)
    }
    this.show(undefined)
  }

  get #shown(): EditLog {
    return this.#shownEntries === undefined ? this.#log : new EditLog(this.#log.entries.slice(0, this.#shownEntries))
  }

  #mayDo(entries: readonly (Entry | undefined)[]): boolean {
    const known = entries.filter((entry) => entry !== undefined)
    return known.length === 0 || (this.#crew.store.getState().host.witness?.mayDo(known) ?? true)
  }

  #tell(entries: readonly (Entry | undefined)[]): void {
    const added = entries.filter((entry) => entry !== undefined)
    if (added.length === 0) return
    this.#shownEntries = undefined
    this.#crew.onChange()
    this.#tellStore()
    this.#crew.onEntries(added)
    this.#crew.store.getState().host.witness?.onDone(added)
  }

  #tellStore(): void {
    const { canUndo, canRedo, entries } = this.#log
    const { warmer = 0, wetter = 0 } = this.deeds.flatMap(({ deed }) => (deed.kind === 'climate' ? [deed] : [])).at(-1) ?? {}
    const { climate } = this.#crew.store.getState()
    const isSame = climate.warmer === warmer && climate.wetter === wetter
    this.#crew.store.setState({
      history: { canUndo, canRedo, entries: entries.length, shown: this.#shownEntries },
      climate: isSame ? climate : { warmer, wetter },
    })
  }
}
