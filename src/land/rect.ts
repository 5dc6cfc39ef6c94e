/** A rectangle of cells of one level; `x`, `y` is its north-west cell. */
export interface CellRect {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}

/** A rectangle with its elevations in metres, row-major from the north-west. */
export interface HeightField extends CellRect {
  readonly heights: Float32Array
}

/** Copies a part of a height field. @throws RangeError when the part is not inside */
export function cutField(field: HeightField, part: Omit<CellRect, 'level'>): HeightField {
  const left = part.x - field.x
  const top = part.y - field.y
  if (left < 0 || top < 0 || left + part.columns > field.columns || top + part.rows > field.rows) {
    throw new RangeError(
      `Expected a part inside ${field.columns}×${field.rows} cells, got ${part.columns}×${part.rows} at ${left}, ${top}.`,
    )
  }
  if (left === 0 && top === 0 && part.columns === field.columns && part.rows === field.rows) return field
  const heights = new Float32Array(part.columns * part.rows)
  for (let row = 0; row < part.rows; row++) {
    const start = (top + row) * field.columns + left
    heights.set(field.heights.subarray(start, start + part.columns), row * part.columns)
  }
  return { ...part, level: field.level, heights }
}

/** The smallest rectangle around the cells of another that are wanted, by their number in it; at least one must be. */
export function boundsOf(rect: CellRect, isWanted: (at: number) => boolean): CellRect {
  let [left, right, top, bottom] = [rect.columns, 0, rect.rows, 0]
  for (let at = 0; at < rect.columns * rect.rows; at++) {
    if (!isWanted(at)) continue
    const column = at % rect.columns
    const row = (at - column) / rect.columns
    ;[left, right, top, bottom] = [Math.min(left, column), Math.max(right, column), Math.min(top, row), Math.max(bottom, row)]
  }
  return { level: rect.level, x: rect.x + left, y: rect.y + top, columns: right - left + 1, rows: bottom - top + 1 }
}

/** A rectangle with some more cells on every side. */
export function grown({ level, x, y, columns, rows }: CellRect, cells: number): CellRect {
  return { level, x: x - cells, y: y - cells, columns: columns + 2 * cells, rows: rows + 2 * cells }
}

/** The level above, as averages of four: of all its cells that the field has whole. */
export function halvedField(field: HeightField): HeightField {
  const x = Math.ceil(field.x / 2)
  const y = Math.ceil(field.y / 2)
  const columns = Math.floor((field.x + field.columns) / 2) - x
  const rows = Math.floor((field.y + field.rows) / 2) - y
  const heights = new Float32Array(columns * rows)
  for (let row = 0, out = 0; row < rows; row++) {
    let at = (2 * (y + row) - field.y) * field.columns + 2 * x - field.x
    for (let column = 0; column < columns; column++, at += 2, out++) {
      const h = field.heights
      const below = at + field.columns
      heights[out] = ((h[at] ?? 0) + (h[at + 1] ?? 0) + (h[below] ?? 0) + (h[below + 1] ?? 0)) / 4
    }
  }
  return { level: field.level - 1, x, y, columns, rows, heights }
}

/** The cells that two rectangles of one level share; undefined when they share none. */
export function sharedCells(a: CellRect, b: CellRect): CellRect | undefined {
  if (a.level !== b.level) return undefined
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const columns = Math.min(a.x + a.columns, b.x + b.columns) - x
  const rows = Math.min(a.y + a.rows, b.y + b.rows) - y
  return columns > 0 && rows > 0 ? { level: a.level, x, y, columns, rows } : undefined
}

/** The smallest rectangle around some of one level. */
export function around(rects: readonly CellRect[]): CellRect {
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const columns = Math.max(...rects.map((rect) => rect.x + rect.columns)) - x
  const rows = Math.max(...rects.map((rect) => rect.y + rect.rows)) - y
  return { level: rects[0]?.level ?? 0, x, y, columns, rows }
}

/** A rectangle with at least so many cells along each side, within another that has as many. */
export function widened(rect: CellRect, cells: number, within: CellRect): CellRect {
  const columns = Math.max(rect.columns, cells)
  const rows = Math.max(rect.rows, cells)
  const x = Math.max(within.x, Math.min(rect.x, within.x + within.columns - columns))
  const y = Math.max(within.y, Math.min(rect.y, within.y + within.rows - rows))
  return { level: rect.level, x, y, columns, rows }
}

/** What is left of a rectangle without another: up to four, row by row. */
export function without(rect: CellRect, taken: CellRect): CellRect[] {
  const part = sharedCells(rect, taken)
  if (!part) return [rect]
  const { level, x, y, columns, rows } = rect
  const [right, bottom] = [part.x + part.columns, part.y + part.rows]
  return [
    { level, x, y, columns, rows: part.y - y },
    { level, x, y: part.y, columns: part.x - x, rows: part.rows },
    { level, x: right, y: part.y, columns: x + columns - right, rows: part.rows },
    { level, x, y: bottom, columns, rows: y + rows - bottom },
  ].filter((left) => left.columns > 0 && left.rows > 0)
}

/** A field with the cells that another of its level shares with it written over. */
export function pastedField(field: HeightField, over: HeightField): HeightField {
  if (!sharedCells(field, over)) return field
  const pasted = { ...field, heights: field.heights.slice() }
  pasteField(pasted, over)
  return pasted
}

/** Writes over the cells that a field shares with another of its level. */
export function pasteField(field: HeightField, over: HeightField): void {
  const part = sharedCells(field, over)
  if (!part) return
  for (let row = part.y; row < part.y + part.rows; row++) {
    const from = (row - over.y) * over.columns + part.x - over.x
    field.heights.set(over.heights.subarray(from, from + part.columns), (row - field.y) * field.columns + part.x - field.x)
  }
}
