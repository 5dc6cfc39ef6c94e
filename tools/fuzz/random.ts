import { hashCell, unit } from '../../src/world'

/** Repeatable chance. */
export interface Random {
  /** A whole number from 0, below `count`. */
  below(count: number): number
  pick<T>(list: readonly T[]): T
  bytes(count: number): Uint8Array
}

/** The same numbers for the same seed, everywhere. */
export function createRandom(seed: number): Random {
  let drawn = 0
  const below = (count: number) => Math.floor(unit(hashCell(seed, 97, 0, drawn++, 0)) * count)
  return {
    below,
    pick: (list) => list[below(list.length)] as never,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}
