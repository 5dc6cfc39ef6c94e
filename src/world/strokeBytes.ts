import { brushOf, LARGEST_BRUSH } from './brush'
import { type ByteReader, type ByteWriter, FormatError } from './byteStream'
import { faultOfEdit, MOST_POINTS } from './checkEdit'
import { CHARACTERS, type Edit, type EditKind, type StrokePoint } from './edit'
import { FINEST_LEVEL } from './levels'

const MOST_POINTS_IN_ALL = 2_000_000

/**
 * Writes strokes so that they deflate well: like numbers of all strokes lie side by side. Positions are differences from the point before, the first of a
 * stroke from the last of the stroke before, in parts of a cell of its own level. Kinds are written apart.
 * @throws RangeError when the format cannot hold one of them
 */
export function writeEdits(out: ByteWriter, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const fault = faultOfEdit(edit)
    if (fault) throw new RangeError(`Expected an edit that can be kept: ${fault}.`)
  }
  for (const { size } of edits) out.byte(size)
  for (const edit of edits) writeParameter(out, edit)
  for (const { points } of edits) out.unsigned(points.length)
  for (const axis of [0, 1] as const) {
    let before = { at: 0, level: FINEST_LEVEL }
    for (const { size, points } of edits) {
      const { level } = brushOf(size)
      let at = rescale(before.at, before.level, level)
      for (const point of points) {
        out.signed(point[axis] - at)
        at = point[axis]
      }
      before = { at, level }
    }
  }
  let value = 0
  for (const { points } of edits) {
    for (const point of points) {
      out.signed(point[2] - value)
      value = point[2]
    }
  }
}

function writeParameter(out: ByteWriter, edit: Edit): void {
  if (edit.kind === 'level') out.signed(edit.elevation)
  else if (edit.kind === 'dream') out.unsigned(edit.variant)
  else if (edit.kind === 'ruggedness') out.signed(edit.by)
  else if (edit.kind === 'character') out.byte(CHARACTERS.indexOf(edit.character))
}

function readParameter(input: ByteReader, kind: Edit['kind']): object {
  if (kind === 'level') return { elevation: input.signed() }
  if (kind === 'dream') return { variant: input.unsigned() }
  if (kind === 'ruggedness') return { by: input.signed() }
  return kind === 'character' ? { character: CHARACTERS[input.byte()] } : {}
}

/**
 * Reads strokes of these kinds.
 * @throws FormatError saying what is wrong
 */
export function readEdits(input: ByteReader, kinds: readonly EditKind[]): Edit[] {
  const sizes = kinds.map(() => input.byte())
  if (sizes.some((size) => size > LARGEST_BRUSH)) throw new FormatError('a brush in it is too large')
  const parameters = kinds.map((kind) => readParameter(input, kind))
  const lengths = kinds.map(() => input.unsigned())
  const inAll = lengths.reduce((sum, length) => sum + length, 0)
  if (lengths.some((length) => length < 1 || length > MOST_POINTS) || inAll > MOST_POINTS_IN_ALL)
    throw new FormatError('a stroke in it is too long')
  if (inAll * 3 > input.left) throw new FormatError('it ends too soon')
  const columns = readAxis(input, sizes, lengths)
  const rows = readAxis(input, sizes, lengths)
  const values = new Running(input)
  return kinds.map((kind, i) => {
    const points = (columns[i] ?? []).map((x, k): StrokePoint => [x, rows[i]?.[k] ?? 0, values.next()])
    const edit = { kind, size: sizes[i], ...parameters[i], points } as Edit
    const fault = faultOfEdit(edit)
    if (fault) throw new FormatError(fault)
    return edit
  })
}

/** All strokes' columns, or all their rows. */
function readAxis(input: ByteReader, sizes: readonly number[], lengths: readonly number[]): number[][] {
  const at = new Running(input)
  let before = FINEST_LEVEL
  return lengths.map((length, i) => {
    const { level } = brushOf(sizes[i] ?? 0)
    at.value = rescale(at.value, before, level)
    before = level
    return Array.from({ length }, () => at.next())
  })
}

/** A number that is written as what it grew by. */
class Running {
  value = 0
  readonly #input: ByteReader

  constructor(input: ByteReader) {
    this.#input = input
  }

  next(): number {
    this.value += this.#input.signed()
    return this.value
  }
}

/** A place counted in one level's parts of a cell, in another's; rounded down. */
function rescale(at: number, from: number, to: number): number {
  return Math.floor(at * 2 ** (to - from))
}
