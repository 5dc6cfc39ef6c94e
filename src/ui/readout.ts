import type { LaterWords } from './words/enLater'

/** What is known of a point of the land, in learned metres. */
export interface PointReading {
  readonly east: number
  readonly south: number
  /** Below zero on the sea floor. */
  readonly elevation: number
  readonly cellMetres: number | undefined
}

type InfoWords = LaterWords['info']

/** Grouped alike in all our languages. */
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true })

/** The lines of the small plate about a point. */
export function describePoint(
  { east, south, elevation, cellMetres }: PointReading,
  words: InfoWords,
): readonly (readonly [name: string, value: string])[] {
  const place = `${describeAxis(east, words.east, words.west, words)}  ${describeAxis(-south, words.north, words.south, words)}`
  const height = Math.round(elevation)
  return [
    [words.place, place],
    height < 0 ? [words.sea, words.depth(whole.format(-height))] : [words.elevation, words.metres(whole.format(Math.abs(height)))],
    [words.cell, cellMetres === undefined ? '–' : words.metres(describeCell(cellMetres))],
  ]
}

type Told = (distance: string) => string

function describeAxis(value: number, positive: Told, negative: Told, words: InfoWords): string {
  const size = Math.abs(value)
  const text =
    size < 10_000
      ? words.metres(whole.format(size))
      : words.kilometres(`${whole.format(Math.floor(size / 1000))}.${Math.floor((size % 1000) / 100)}`)
  return (Math.round(value) >= 0 ? positive : negative)(text)
}

function describeCell(size: number): string {
  return size >= 100 ? whole.format(size) : String(Number(size.toPrecision(3)))
}
