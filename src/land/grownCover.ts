import { COVER_GROUPS, type Cover } from './cover'
import type { CellRect } from './rect'

/** What has grown on a rectangle of cells otherwise than ground and climate had it at first: planes of bytes, one after another, each row-major from the north-west. */
export interface GrownPatch extends CellRect {
  /** COVER_GROUPS planes: the cover at first, and as it is now. */
  readonly first: Uint8Array
  readonly now: Uint8Array
  /** One plane, see `Cover.ages`. */
  readonly ages: Uint8Array
}

/** Cells around a patch that belong to its neighbours, and are only there to be interpolated with. */
export const PATCH_BORDER = 1

/** Woods that nobody has seen grow are 120 years old. */
const OLD = 177

/** A cover with what has grown since: finer cells keep what sets them apart from those around, less where less is left of their kind, more where more has come. */
export function withGrowth(cover: Cover, patches: readonly GrownPatch[]): Cover {
  const meant = patches.filter((patch) => meets(patch, cover))
  if (meant.length === 0) return cover
  const shares = cover.shares.slice()
  const ages = new Uint8Array(cover.columns * cover.rows).fill(OLD)
  for (const patch of meant) growOver(patch, { ...cover, shares }, ages)
  return { ...cover, shares, ages }
}

function meets(patch: CellRect, rect: CellRect): boolean {
  const { left, right, top, bottom } = cellsIn(patch, rect)
  return left < right && top < bottom
}

/** The columns and rows of a rectangle whose middles lie in a patch, without its border. */
function cellsIn(patch: CellRect, rect: CellRect) {
  const cells = 2 ** (rect.level - patch.level)
  const first = (edge: number, from: number) => Math.ceil((edge + PATCH_BORDER) * cells - 0.5) - from
  const last = (edge: number, from: number) => Math.ceil((edge - PATCH_BORDER) * cells - 0.5) - from
  return {
    left: Math.max(0, first(patch.x, rect.x)),
    right: Math.min(rect.columns, last(patch.x + patch.columns, rect.x)),
    top: Math.max(0, first(patch.y, rect.y)),
    bottom: Math.min(rect.rows, last(patch.y + patch.rows, rect.y)),
  }
}

function growOver(patch: GrownPatch, cover: Cover, ages: Uint8Array): void {
  const { columns, rows, first, now } = patch
  const cells = 2 ** (cover.level - patch.level)
  const { left, right, top, bottom } = cellsIn(patch, cover)
  const size = columns * rows
  const { shares } = cover
  for (let row = top; row < bottom; row++) {
    const v = clamp((cover.y + row + 0.5) / cells - 0.5 - patch.y, rows)
    for (let column = left; column < right; column++) {
      const u = clamp((cover.x + column + 0.5) / cells - 0.5 - patch.x, columns)
      const [x, y] = [Math.floor(u), Math.floor(v)]
      const [e, s] = [u - x, v - y]
      const at = y * columns + x
      const between = (plane: Uint8Array, from: number) => {
        const north = (plane[from] as number) * (1 - e) + (plane[from + 1] as number) * e
        const south = (plane[from + columns] as number) * (1 - e) + (plane[from + columns + 1] as number) * e
        return north * (1 - s) + south * s
      }
      const cell = row * cover.columns + column
      for (let group = 0; group < COVER_GROUPS; group++) {
        const own = shares[cell * COVER_GROUPS + group] as number
        shares[cell * COVER_GROUPS + group] = changed(own, between(first, group * size + at), between(now, group * size + at))
      }
      keepWithin(shares, cell * COVER_GROUPS)
      ages[cell] = Math.round(between(patch.ages, at))
    }
  }
}

function changed(own: number, first: number, now: number): number {
  if (now <= first) return first > 0 ? Math.round((own * now) / first) : own
  return Math.round(own + ((now - first) * (255 - own)) / (255 - first))
}

/** Trees hold no more than all of the ground. */
function keepWithin(shares: Uint8Array, at: number): void {
  const woods = (shares[at] as number) + (shares[at + 1] as number) + (shares[at + 2] as number)
  if (woods <= 255) return
  for (let tree = 0; tree < 3; tree++) shares[at + tree] = Math.floor(((shares[at + tree] as number) * 255) / woods)
}

/** Within where four values can be read. */
function clamp(value: number, count: number): number {
  return Math.min(count - 1.001, Math.max(0, value))
}
