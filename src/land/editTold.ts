import { cellMetres, deviate, type Edit, FULL_AMOUNT, HashField, hashCell, type Seed } from '../world'
import type { CellRect } from './rect'
import { CONTROL_CHANNELS, type StyleCodes } from './relief'
import { styleStrength } from './reliefControls'
import { sumOfDabs } from './strokeFields'

/** Ruggedness is written in these parts of a standard deviation. */
const RUGGEDNESS_STEPS = 4

/** The model was never told more than this. */
const MOST_RUGGED = 3

/** Fields of noise for variations: one for each, after the world's own. */
const VARIANT_FIELDS = 65536

/**
 * Blends another noise into what the refinement of these coarse cells draws on, where an edit asks for it. Variance stays one: the blend is along a quarter circle.
 * @param noise NOISE_CHANNELS × rows × columns, changed in place
 */
export function editNoise(noise: Float32Array, seed: Seed, coarse: CellRect, edits: readonly Edit[]): void {
  const { level, x, y, columns, rows } = coarse
  const plane = rows * columns
  const fine = { level: level + 1, x: 2 * x, y: 2 * y, columns: 2 * columns, rows: 2 * rows }
  for (const edit of edits) {
    if (edit.kind !== 'dream') continue
    const sum = sumOfDabs(edit, fine)
    if (!sum) continue
    const field = HashField.reliefNoise + VARIANT_FIELDS * (edit.variant + 1)
    for (let i = 0; i < sum.length; i++) {
      if (!sum[i]) continue
      const row = Math.floor(i / fine.columns)
      const column = i % fine.columns
      const at = (2 * (row & 1) + (column & 1)) * plane + (row >> 1) * columns + (column >> 1)
      const share = Math.min(1, (sum[i] ?? 0) / FULL_AMOUNT)
      const other = deviate(hashCell(seed, field, fine.level, fine.x + column, fine.y + row))
      noise[at] = (noise[at] ?? 0) * Math.sqrt(1 - share * share) + other * share
    }
  }
}

/**
 * Changes what the model is told about these coarse cells, where edits paint ruggedness or character.
 * @param controls CONTROL_CHANNELS × rows × columns, changed in place
 */
export function editControls(controls: Float32Array, styles: StyleCodes, coarse: CellRect, edits: readonly Edit[]): void {
  const plane = coarse.rows * coarse.columns
  const strength = styleStrength(cellMetres(coarse.level))
  for (const edit of edits) {
    if (edit.kind !== 'ruggedness' && edit.kind !== 'character') continue
    const sum = sumOfDabs(edit, coarse)
    if (!sum) continue
    const code = edit.kind === 'character' ? styles[edit.character] : undefined
    for (let i = 0; i < plane; i++) {
      if (!sum[i]) continue
      const share = Math.min(1, (sum[i] ?? 0) / FULL_AMOUNT)
      if (edit.kind === 'ruggedness') {
        const rugged = (controls[i] ?? 0) + (share * edit.by) / RUGGEDNESS_STEPS
        controls[i] = Math.min(MOST_RUGGED, Math.max(-MOST_RUGGED, rugged))
      }
      for (let channel = 1; code && channel < CONTROL_CHANNELS; channel++) {
        const at = channel * plane + i
        controls[at] = (controls[at] ?? 0) + ((code[channel - 1] ?? 0) * strength - (controls[at] ?? 0)) * share
      }
    }
  }
}
