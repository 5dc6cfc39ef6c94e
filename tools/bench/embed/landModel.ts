import { landField } from '../../../src/land'
import { writeGlb } from '../../../src/library/exports/writeGlb'
import { cellMetres } from '../../../src/world'
import { openReliefInNode } from '../../cli/openReliefInNode'

const SEED = 7
const MIDDLE = { east: -292_140, south: -520_380 }
const LEVEL = 10
const SIDE = 192

/** Land around the first place of the default world as a model for viewers of models. */
export async function makeLandModel(): Promise<Uint8Array> {
  const relief = await openReliefInNode()
  try {
    const cell = cellMetres(LEVEL)
    const [x, y] = [MIDDLE.east, MIDDLE.south].map((metres) => Math.floor(metres / cell) - SIDE / 2) as [number, number]
    const { heights } = await landField({ seed: SEED, relief }, { level: LEVEL, x, y, columns: SIDE, rows: SIDE })
    const colours = new Uint8Array(3 * heights.length)
    for (const [i, height] of heights.entries())
      colours.set(height > 1600 ? [230, 230, 235] : height > 0 ? [120, 115, 85] : [40, 70, 110], 3 * i)
    return await writeGlb({ columns: SIDE, rows: SIDE, cellMetres: cell, heights, colours })
  } finally {
    await relief.dispose()
  }
}
