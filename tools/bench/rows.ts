import type { BuiltPages } from './buildPages'
import type { FolderSite } from './folderSite'

/** What a row is held to; a row without one only informs. */
export interface Goal {
  readonly is: 'at most' | 'at least'
  readonly value: number
}

/** One measured number. */
export interface Row {
  readonly name: string
  /** Undefined where it could not be had on this machine; `note` says why. */
  readonly value: number | undefined
  readonly unit: string
  /** Lowest and highest of the repetitions that `value` is the median of. */
  readonly spread?: readonly [lowest: number, highest: number]
  readonly goal?: Goal
  readonly note?: string
}

/** A group of rows that are measured together. */
export interface Measurement {
  /** As `--only` names it. */
  readonly name: string
  readonly about: string
  readonly run: (bench: Bench) => Promise<readonly Row[]>
}

/** What a measurement works with. */
export interface Bench {
  /** Where the built page is served, and below `bench/` the benchmark's own pages. */
  readonly site: FolderSite
  /** Where it lies, for what needs a site of its own. */
  readonly built: BuiltPages
  /** Path of the browser. */
  readonly chrome: string
  /** Tells the person who waits how far it is. */
  readonly tell: (progress: string) => void
}

/** Whether a row keeps to its goal; undefined when it has none, or no value. */
export function isMet({ value, goal }: Row): boolean | undefined {
  if (value === undefined || goal === undefined) return undefined
  return goal.is === 'at most' ? value <= goal.value : value >= goal.value
}

/** The median of repetitions, with their spread, as part of a row. @throws RangeError when there are none */
export function medianOf(values: readonly number[]): { readonly value: number; readonly spread: readonly [number, number] } {
  const sorted = [...values].sort((a, b) => a - b)
  const lower = sorted[(sorted.length - 1) >> 1]
  const upper = sorted[sorted.length >> 1]
  const [lowest] = sorted
  const highest = sorted.at(-1)
  if (lower === undefined || upper === undefined || lowest === undefined || highest === undefined) {
    throw new RangeError('Expected at least one repetition.')
  }
  return { value: (lower + upper) / 2, spread: [lowest, highest] }
}
