import { SUMMARY_BLOCK_CELLS, SUMMARY_CHANNELS, TILE_CELLS } from '../world'

const BLOCKS = TILE_CELLS / SUMMARY_BLOCK_CELLS
const PLANE = TILE_CELLS ** 2

/** The means of a chunk's covers and ages, block by block: enough to see whether there are woods and how old, in a hundred bytes. @param bytes LIFE_CHANNELS planes of TILE_CELLS² */
export function summariseChunk(bytes: Uint8Array): Uint8Array {
  const sums = new Float64Array(SUMMARY_CHANNELS * BLOCKS ** 2)
  for (let at = 0; at < SUMMARY_CHANNELS * PLANE; at++) {
    const block = blockOf(at)
    sums[block] = (sums[block] as number) + (bytes[at] as number)
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / SUMMARY_BLOCK_CELLS ** 2))
}

/**
 * What a summary says of a chunk, on the land as it began: where less is left, each cell has less in proportion, where more has come, the room that is left fills in proportion.
 * @param start LIFE_CHANNELS planes of TILE_CELLS²
 */
export function bloom(start: Uint8Array, means: Uint8Array): Uint8Array {
  const bytes = start.slice()
  const before = summariseChunk(start)
  for (let at = 0; at < SUMMARY_CHANNELS * PLANE; at++) {
    if (isBare(start, at % PLANE)) continue
    const [here, block] = [start[at] as number, blockOf(at)]
    const [was, is] = [before[block] as number, means[block] as number]
    if (is < was) bytes[at] = Math.round((here * is) / was)
    else if (is > was) bytes[at] = Math.round(here + ((255 - here) * (is - was)) / (255 - was))
  }
  return bytes
}

/** Where nothing grew in the beginning nothing can: sea, lakes, cliffs. */
function isBare(start: Uint8Array, cell: number): boolean {
  for (let channel = 0; channel < SUMMARY_CHANNELS; channel++) if (start[channel * PLANE + cell] !== 0) return false
  return true
}

function blockOf(at: number): number {
  const [channel, cell] = [Math.floor(at / PLANE), at % PLANE]
  const [column, row] = [cell % TILE_CELLS, Math.floor(cell / TILE_CELLS)]
  return (channel * BLOCKS + Math.floor(row / SUMMARY_BLOCK_CELLS)) * BLOCKS + Math.floor(column / SUMMARY_BLOCK_CELLS)
}
