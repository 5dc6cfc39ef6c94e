import type { Character, EditKind } from '../../world'

export interface ToolWords {
  readonly tool: EditKind
  readonly name: string
  readonly key: string
  /** What it does, in a line. */
  readonly deed: string
}

/** The tools in the order in which they lie in the tray. */
export const TOOLS: readonly ToolWords[] = [
  { tool: 'raise', name: 'Raise', key: 'R', deed: 'Press and hold: the ground rises' },
  { tool: 'lower', name: 'Lower', key: 'L', deed: 'Press and hold: the ground sinks' },
  { tool: 'ridge', name: 'Ridge', key: 'X', deed: 'Draw the line of a crest' },
  { tool: 'valley', name: 'Valley', key: 'V', deed: 'Draw a river’s way, from its source down' },
  { tool: 'water', name: 'Lake', key: 'K', deed: 'Press in a hollow and drag up: it fills. Drag down: it empties' },
  { tool: 'smooth', name: 'Smooth', key: 'M', deed: 'Wear the ground smooth' },
  { tool: 'level', name: 'Level', key: 'N', deed: 'Bring all to the height where you press' },
  { tool: 'dream', name: 'Another', key: 'J', deed: 'The same land, grown otherwise' },
  { tool: 'ruggedness', name: 'Rugged', key: 'U', deed: 'Make the land rougher, or gentler' },
  { tool: 'character', name: 'Character', key: 'Y', deed: 'Make it another kind of land' },
]

/** Kinds of land, as they are offered. */
export const CHARACTER_WORDS: readonly { readonly character: Character; readonly name: string }[] = [
  { character: 'alpine', name: 'Alpine' },
  { character: 'fjord', name: 'Fjords' },
  { character: 'volcanic', name: 'Volcanic' },
  { character: 'dunes', name: 'Dunes' },
  { character: 'karst', name: 'Karst' },
  { character: 'ranges', name: 'Ranges' },
  { character: 'hills', name: 'Hills' },
  { character: 'lowland', name: 'Lowland' },
]
