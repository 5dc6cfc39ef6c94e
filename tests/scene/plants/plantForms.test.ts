import { expect, test } from 'vitest'
import { leafageIn } from '../../../src/scene/plants/leafage'
import { leafStamps, Stamp } from '../../../src/scene/plants/leafStamps'
import { createPlantForms } from '../../../src/scene/plants/plantForms'
import { PLANT_FORMS } from '../../../src/world'

const forms = createPlantForms()
const formsOf = (kind: keyof typeof PLANT_FORMS) => forms.slice(PLANT_FORMS[kind].first, PLANT_FORMS[kind].first + PLANT_FORMS[kind].count)

test('each form has its size, unit normals and not too many triangles, and stands with its foot in the ground', () => {
  expect(forms).toHaveLength(16)
  for (const { geometry, height, radius } of forms) {
    const [positions, normals] = [geometry.getAttribute('position'), geometry.getAttribute('normal')]
    let lowest = Number.POSITIVE_INFINITY
    for (let i = 0; i < positions.count; i++) {
      const length = Math.hypot(normals.getX(i), normals.getY(i), normals.getZ(i))
      expect(Math.abs(length - 1)).toBeLessThan(1e-3)
      expect(positions.getY(i)).toBeLessThanOrEqual(height * 1.0001)
      expect(Math.hypot(positions.getX(i), positions.getZ(i))).toBeLessThanOrEqual(radius * 1.0001)
      lowest = Math.min(lowest, positions.getY(i))
    }
    expect(lowest).toBeLessThan(0.05)
    expect((geometry.index?.count ?? 0) / 3).toBeLessThan(850)
  }
})

test('trees stand over a walker’s head, and shrubs do not', () => {
  for (const kind of ['conifer', 'broadleaf', 'birch', 'palm'] as const)
    for (const { height } of formsOf(kind)) expect(height).toBeGreaterThan(3.5)
  for (const { height } of formsOf('shrub')) expect(height).toBeLessThan(1.7)
})

test('leaves of broadleaved trees fall, needles and bark do not', () => {
  const falls = (kind: keyof typeof PLANT_FORMS) =>
    formsOf(kind).flatMap(({ geometry }) => {
      const look = geometry.getAttribute('look')
      return Array.from({ length: look.count }, (_, i) => look.getW(i))
    })
  expect(falls('conifer').every((fall) => fall >= 2 && fall < 3)).toBe(true)
  // They have numbers of their own, for when a tree dies.
  expect(new Set(falls('conifer')).size).toBeGreaterThan(50)
  const leaves = falls('broadleaf').filter((fall) => fall <= 1)
  expect(leaves.length).toBeGreaterThan(1000)
  expect(Math.min(...leaves)).toBeLessThan(0.05)
  expect([leafageIn(0), leafageIn(0.5), leafageIn(0.95)]).toEqual([0, 1, 0])
})

test('every stamp is cut out of its square, and touches no other', () => {
  const bytes = leafStamps()
  const side = Math.sqrt(bytes.length / 4)
  for (const stamp of Object.values(Stamp)) {
    let filled = 0
    for (let row = 0; row < side / 2; row++) {
      for (let column = 0; column < side / 2; column++) {
        const at = ((Math.floor(stamp / 2) * (side / 2) + row) * side + (stamp % 2) * (side / 2) + column) * 4
        if ((bytes[at + 3] ?? 0) === 0) continue
        filled++
        expect(row > 0 && row < side / 2 - 1 && column > 0 && column < side / 2 - 1).toBe(true)
      }
    }
    expect(filled / (side / 2) ** 2).toBeGreaterThan(0.15)
    expect(filled / (side / 2) ** 2).toBeLessThan(0.85)
  }
})
