import { parseArgs } from 'node:util'
import { UsageError } from './errors'

/** The options of a command line by name, as text. */
export type Options = Readonly<Record<string, string | undefined>>

/**
 * Reads words as options of these names.
 * @returns undefined when help was asked for
 * @throws UsageError when a word is not understood, or an option is given twice
 */
export function readOptions(words: readonly string[], names: readonly string[]): Options | undefined {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true as const }]))
  const help = { type: 'boolean' as const, short: 'h' }
  let values: Record<string, string[] | boolean | undefined>
  try {
    values = parseArgs({ args: joinNegatives(words), options: { ...options, help }, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageError(firstSentence(error))
  }
  if (values.help) return undefined
  const entries = Object.entries(values).map(([name, given]) => {
    if (Array.isArray(given) && given.length > 1) throw new UsageError(`--${name} is given ${given.length} times.`)
    return [name, Array.isArray(given) ? given[0] : undefined] as const
  })
  return Object.fromEntries(entries)
}

/** `--at -5,3` as `--at=-5,3`: parseArgs takes a value with a leading dash for an option. */
function joinNegatives(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const before = joined.at(-1)
    if (/^-[\d.]/.test(word) && before && /^--[a-z]+$/.test(before)) joined[joined.length - 1] = `${before}=${word}`
    else joined.push(word)
  }
  return joined
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}; --help tells more.`
}

/** @throws UsageError when the option is missing */
export function needed(options: Options, name: string): string {
  const value = options[name]
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing; --help tells more.`)
  return value
}

/** An option that is a number, where it is given. */
export function readNumber(options: Options, name: string): number | undefined {
  const text = options[name]
  return text === undefined ? undefined : parseNumber(text, `--${name}`)
}

/** A finite number in decimal digits. @throws UsageError with `what` as its subject */
export function parseNumber(text: string, what: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) throw new UsageError(`Expected ${what} to be a number, got "${text}".`)
  return value
}

/** `--scale`, where it is given: metres above 0. */
export function readScale(options: Options): number | undefined {
  const scale = readNumber(options, 'scale')
  if (scale !== undefined && scale <= 0) throw new UsageError(`Expected --scale above 0 metres, got ${options.scale}.`)
  return scale
}

/** An option that is a whole number from 1 to `most`, where it is given. */
export function readCount(options: Options, name: string, most: number): number | undefined {
  const text = options[name]
  return text === undefined ? undefined : parseCount(text, `--${name}`, most)
}

/** A whole number from 1 to `most`. @throws UsageError with `what` as its subject */
export function parseCount(text: string, what: string, most: number): number {
  const value = parseNumber(text, what)
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new UsageError(`Expected ${what} to be a whole number from 1 to ${most}, got ${text}.`)
  }
  return value
}
