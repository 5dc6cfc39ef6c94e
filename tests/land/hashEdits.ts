import { type CellRect, EditIndex, showFinerEdits } from '../../src/land'
import { editHeights } from '../../src/land/editHeights'
import { editControls, editNoise } from '../../src/land/editTold'
import { CHARACTERS, hashCell } from '../../src/world'
import { handEdit } from '../world/edits'

const STYLES = Object.fromEntries(CHARACTERS.map((name, i) => [name, [i / 8, -i / 16, 0.5 - i / 10, 0.1]]))

/** What a log of so many random edits does to land that is flat, at every level that a brush writes to, as one number: equal where every bit is. */
export function hashEdits(count: number): { readonly hash: number; readonly touched: number } {
  const edits = new EditIndex(Array.from({ length: count }, (_, entry) => ({ entry, edit: handEdit(entry, [0, 28], 3000) })))
  let hash = 0
  let touched = 0
  const take = (values: Float32Array) => {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
    bits.forEach((bit, i) => {
      if (bit === 0) return
      hash = hashCell(hash, 0, 0, bit, i)
      touched++
    })
  }
  for (let level = 3; level <= 17; level++) {
    const rect: CellRect = { level, x: -48, y: -40, columns: 96, rows: 80 }
    const cells = rect.columns * rect.rows
    const field = { ...rect, heights: new Float32Array(cells) }
    editHeights(field, edits.heightsIn(rect), () => new Float32Array(cells).fill(7))
    showFinerEdits(field, edits.shownIn(rect))
    take(field.heights)
    const noise = new Float32Array(4 * cells)
    const controls = new Float32Array(5 * cells)
    const told = edits.toldIn(rect)
    editNoise(noise, 7, rect, told)
    editControls(controls, STYLES, rect, told)
    take(noise)
    take(controls)
  }
  return { hash, touched }
}
