import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFirstPlace, landField } from '../../src/land'
import { cellMetres } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

test.each([1, 7, 4242])(
  'the first place of world %i stands over dry land and looks at more than the sea, and is always the same',
  async (seed) => {
    const source = { seed, relief }
    const place = await findFirstPlace(source)
    // Once is enough: each search costs dozens of runs of the model.
    if (seed === 7) expect(await findFirstPlace(source)).toEqual(place)
    const level = 8
    const cell = cellMetres(level)
    const side = 161
    const reach = (side - 1) / 2
    const column = Math.floor(place.east / cell)
    const row = Math.floor(place.south / cell)
    const field = await landField(source, { level, x: column - reach, y: row - reach, columns: side, rows: side })
    const ground = field.heights[reach * side + reach] ?? Number.NaN
    expect(ground).toBeGreaterThan(0)
    const above = place.elevation - ground
    expect(above).toBeGreaterThan(100)
    expect(above).toBeLessThan(2000)
    expect(Math.abs(place.pitch)).toBeLessThan(0.5)

    // What lies ahead, within 25 km and 35° of the middle of the picture.
    let land = 0
    let all = 0
    let highest = Number.NEGATIVE_INFINITY
    for (let aside = -0.6; aside <= 0.6; aside += 0.05) {
      for (let step = 5; step < reach; step++) {
        const u = reach + Math.round(Math.sin(place.yaw + aside) * step)
        const v = reach - Math.round(Math.cos(place.yaw + aside) * step)
        const height = field.heights[v * side + u] ?? Number.NaN
        all++
        if (height > 0) land++
        highest = Math.max(highest, height)
      }
    }
    expect(land / all).toBeGreaterThan(0.2)
    expect(highest).toBeGreaterThan(place.elevation)
  },
  240_000,
)
