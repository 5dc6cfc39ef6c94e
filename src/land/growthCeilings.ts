import { AS_AT_FIRST } from '../world'
import type { Cover } from './cover'
import type { CellRect } from './rect'

/** Groups that stand as plants of their own: those of CoverGroup without grass. */
export const STANDING_GROUPS = 4

/** How much may come to stand on a rectangle of cells before its plants are listed anew: STANDING_GROUPS bytes a cell, as `relativeCover` has them. */
export interface GrowthCeilings extends CellRect {
  readonly bytes: Uint8Array
}

/** A cover of cells, each with the ceilings of the coarser cell that it lies in. */
export function withCeilings(cover: Cover, all: readonly GrowthCeilings[]): Cover {
  const meant = all.filter((ceilings) => meets(ceilings, cover))
  if (meant.length === 0) return cover
  const bytes = new Uint8Array(cover.columns * cover.rows * STANDING_GROUPS).fill(AS_AT_FIRST)
  for (const ceilings of meant) spread(ceilings, cover, bytes)
  return { ...cover, ceilings: bytes }
}

function meets(one: CellRect, other: CellRect): boolean {
  const cells = 2 ** (other.level - one.level)
  const isApart = (a: number, aLength: number, b: number, bLength: number) => (a + aLength) * cells <= b || a * cells >= b + bLength
  return !isApart(one.x, one.columns, other.x, other.columns) && !isApart(one.y, one.rows, other.y, other.rows)
}

function spread({ level, x, y, columns, rows, bytes }: GrowthCeilings, cover: Cover, to: Uint8Array): void {
  const cells = 2 ** (cover.level - level)
  // Coarser cells hold several: what may come in any of them may come in all.
  const parts = Math.max(1, Math.round(1 / cells))
  for (let row = 0; row < cover.rows; row++) {
    for (let column = 0; column < cover.columns; column++) {
      const at = (row * cover.columns + column) * STANDING_GROUPS
      const [left, top] = [Math.floor((cover.x + column) / cells) - x, Math.floor((cover.y + row) / cells) - y]
      for (let v = Math.max(0, top); v < Math.min(rows, top + parts); v++) {
        for (let u = Math.max(0, left); u < Math.min(columns, left + parts); u++) {
          for (let group = 0; group < STANDING_GROUPS; group++) {
            const ceiling = bytes[(v * columns + u) * STANDING_GROUPS + group] as number
            if (ceiling > (to[at + group] as number)) to[at + group] = ceiling
          }
        }
      }
    }
  }
}
