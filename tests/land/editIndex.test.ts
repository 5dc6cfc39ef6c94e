import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CellRect, EditIndex } from '../../src/land'
import { sumOfDabs } from '../../src/land/strokeFields'
import { brushOf, type Edit, isTold, type LoggedEdit, strokeRect } from '../../src/world'
import { anyEdit, handEdit } from '../world/edits'

const EDITS: readonly LoggedEdit[] = Array.from({ length: 400 }, (_, entry) => ({ entry, edit: handEdit(entry, [4, 24], 40_000) }))
const INDEX = new EditIndex(EDITS)

const anyRect = fc
  .record({
    level: fc.integer({ min: 5, max: 15 }),
    east: fc.integer({ min: -45_000, max: 45_000 }),
    south: fc.integer({ min: -45_000, max: 45_000 }),
    columns: fc.integer({ min: 1, max: 200 }),
    rows: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ level, east, south, ...size }): CellRect => {
    const cell = 92160 / 2 ** level
    return { level, x: Math.floor(east / cell), y: Math.floor(south / cell), ...size }
  })

function overlaps(a: CellRect, b: CellRect): boolean {
  return a.x < b.x + b.columns && b.x < a.x + a.columns && a.y < b.y + b.rows && b.y < a.y + a.rows
}

/** What the index must not miss, found the slow way. */
function touching(rect: CellRect, wanted: (edit: Edit, level: number) => boolean): Edit[] {
  return EDITS.filter(({ edit }) => wanted(edit, brushOf(edit.size).level) && overlaps(strokeRect(edit, rect.level), rect)).map(
    ({ edit }) => edit,
  )
}

test('the index finds every edit that touches a rectangle, in the order of the log, and none of another level but for valleys', () => {
  let found = 0
  fc.assert(
    fc.property(anyRect, (rect) => {
      const heights = INDEX.heightsIn(rect)
      const shown = INDEX.shownIn(rect)
      const told = INDEX.toldIn(rect)
      expect(heights).toEqual(expect.arrayContaining(touching(rect, (edit, level) => !isTold(edit) && level === rect.level)))
      expect(shown).toEqual(
        expect.arrayContaining(touching(rect, (edit, level) => !isTold(edit) && level > rect.level && level <= rect.level + 3)),
      )
      expect(told).toEqual(expect.arrayContaining(touching(rect, (edit, level) => isTold(edit) && level <= rect.level)))
      for (const { kind, size } of heights) {
        const { level } = brushOf(size)
        // A valley's river goes on below its level.
        if (kind === 'valley') expect(rect.level - level).toBeLessThanOrEqual(4)
        if (kind !== 'valley' || level > rect.level) expect(level).toBe(rect.level)
      }
      expect(heights.some(isTold)).toBe(false)
      for (const edit of told) expect(isTold(edit) && brushOf(edit.size).level <= rect.level).toBe(true)
      const order = (edits: Edit[]) => edits.map((edit) => EDITS.findIndex((logged) => logged.edit === edit))
      for (const edits of [heights, shown, told]) expect(order(edits)).toEqual(order(edits).sort((a, b) => a - b))
      found += heights.length + shown.length + told.length
    }),
  )
  expect(found).toBeGreaterThan(100)
})

test('a stroke’s rectangle holds every cell that its dabs reach, at its own level, finer and coarser', () => {
  fc.assert(
    fc.property(anyEdit, fc.integer({ min: -3, max: 2 }), (edit, shift) => {
      const points = edit.points.slice(0, 1)
      const one = { ...edit, points } as Edit
      const level = Math.max(0, Math.min(17, brushOf(edit.size).level + shift))
      const inside = strokeRect(one, level)
      const around = { ...inside, x: inside.x - 3, y: inside.y - 3, columns: inside.columns + 6, rows: inside.rows + 6 }
      const sum = sumOfDabs(one, around)
      sum?.forEach((weight, i) => {
        const column = i % around.columns
        const row = Math.floor(i / around.columns)
        const isInside = column >= 3 && row >= 3 && column < around.columns - 3 && row < around.rows - 3
        if (weight !== 0) expect(isInside).toBe(true)
      })
    }),
  )
})

test('an index from which edits were taken out is the index of those that are left', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), anyRect, (stays, rect) => {
      const some = EDITS.slice(0, stays.length)
      const index = new EditIndex(some)
      some.forEach((edit, i) => {
        if (!stays[i]) index.remove(edit)
      })
      const left = new EditIndex(some.filter((_, i) => stays[i]))
      for (const find of ['heightsIn', 'shownIn', 'toldIn'] as const) expect(index[find](rect)).toEqual(left[find](rect))
    }),
  )
})
