import { COVER_GROUPS, type Cover, CoverGroup } from './cover'
import type { CellRect } from './rect'

/**
 * A cover as the ground is painted with it: four bytes a cell, for cells of its own level or of finer ones, between whose centres it is linear.
 * Woods, the share of conifers in them, grass, shrubs.
 */
export function coverBytes(cover: Cover, rect: CellRect): Uint8Array {
  const bytes = new Uint8Array(rect.columns * rect.rows * 4)
  const parts = 2 ** (rect.level - cover.level)
  const painted = paintedOf(cover)
  if (parts === 1 && rect.x === cover.x && rect.y === cover.y && rect.columns === cover.columns && rect.rows === cover.rows) return painted
  for (let row = 0, out = 0; row < rect.rows; row++) {
    const v = clampTo((rect.y + row + 0.5) / parts - 0.5 - cover.y, cover.rows)
    const y = Math.min(cover.rows - 2, Math.floor(v))
    for (let column = 0; column < rect.columns; column++) {
      const u = clampTo((rect.x + column + 0.5) / parts - 0.5 - cover.x, cover.columns)
      const x = Math.min(cover.columns - 2, Math.floor(u))
      const at = (y * cover.columns + x) * 4
      const below = at + cover.columns * 4
      for (let channel = 0; channel < 4; channel++, out++) {
        const [a, b] = [painted[at + channel] ?? 0, painted[at + 4 + channel] ?? 0]
        const [c, d] = [painted[below + channel] ?? 0, painted[below + 4 + channel] ?? 0]
        const north = a + (b - a) * (u - x)
        bytes[out] = Math.floor(north + (c + (d - c) * (u - x) - north) * (v - y) + 0.5)
      }
    }
  }
  return bytes
}

/** Meadow everywhere, until it is known what grows: side² × 4 bytes. */
export function bareCover(side: number): Uint8Array {
  return Uint8Array.from({ length: side * side * 4 }, (_, i) => (i % 4 === 2 ? 200 : 0))
}

function paintedOf({ shares }: Cover): Uint8Array {
  const cells = shares.length / COVER_GROUPS
  const painted = new Uint8Array(cells * 4)
  for (let cell = 0, at = 0; cell < cells; cell++, at += COVER_GROUPS) {
    const conifer = shares[at + CoverGroup.conifer] ?? 0
    const woods = conifer + (shares[at + CoverGroup.broadleaf] ?? 0) + (shares[at + CoverGroup.pioneer] ?? 0)
    painted[cell * 4] = woods
    painted[cell * 4 + 1] = woods > 0 ? Math.floor((conifer * 255) / woods) : 0
    painted[cell * 4 + 2] = shares[at + CoverGroup.grass] ?? 0
    painted[cell * 4 + 3] = shares[at + CoverGroup.shrub] ?? 0
  }
  return painted
}

function clampTo(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, value))
}
