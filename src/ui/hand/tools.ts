import { type Character, type DeedKind, type EditKind, PLANT_GROUPS, type PlantGroup } from '../../world'

/** The tools that shape, in the order in which they lie in the tray, each with its key. */
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

/** What tends what grows, in its order: one key plants, and goes on to other plants. */
export const GROWING: readonly GrowingTool[] = [
  ...PLANT_GROUPS.map((group) => ({ tool: 'plant', group, key: '5' }) as const),
  { tool: 'clear', key: '6' },
  { tool: 'fire', key: '7' },
  { tool: 'rain', key: '8' },
  { tool: 'drought', key: '9' },
  { tool: 'climate', key: '0' },
]

type GrowingTool =
  | { readonly tool: 'plant'; readonly group: PlantGroup; readonly key: string }
  | { readonly tool: Exclude<DeedKind, 'plant'>; readonly key: string }
