import type { Character, EditKind } from '../../world'

/** The tools in the order in which they lie in the tray, each with its key. */
export const TOOLS: readonly { readonly tool: EditKind; readonly key: string }[] = [
  { tool: 'raise', key: 'R' },
  { tool: 'lower', key: 'L' },
  { tool: 'ridge', key: 'X' },
  { tool: 'valley', key: 'V' },
  { tool: 'water', key: 'K' },
  { tool: 'smooth', key: 'M' },
  { tool: 'level', key: 'N' },
  { tool: 'dream', key: 'J' },
  { tool: 'ruggedness', key: 'U' },
  { tool: 'character', key: 'Y' },
]

/** Kinds of land in the order in which they are offered. */
export const CHARACTER_ORDER: readonly Character[] = ['alpine', 'fjord', 'volcanic', 'dunes', 'karst', 'ranges', 'hills', 'lowland']
