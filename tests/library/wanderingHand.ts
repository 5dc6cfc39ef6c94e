import { type HandTool, StrokeBuilder } from '../../src/ui/hand/strokeBuilder'
import { brushMetres, CHARACTERS, type Edit, gradientNoise, hashCell, unit } from '../../src/world'

const LOOKS_PER_SECOND = 60
const SHORTEST_SECONDS = 0.3
const LONGEST_SECONDS = 3
/** A hand crosses a few radii of its brush in a second. */
const SLOWEST_RADII_PER_SECOND = 1
const FASTEST_RADII_PER_SECOND = 6
/** The next stroke begins this far from the last, or, where the eye has gone elsewhere, so far. */
const NEAR_RADII = 2.5
const FAR_RADII = 25
const KINDS = ['raise', 'raise', 'lower', 'smooth', 'level', 'valley', 'ridge', 'dream', 'ruggedness', 'character'] as const

/** What a hand looks like while it draws: where it is, in radii of its brush, and how hard it presses. */
export interface HandLook {
  readonly east: number
  readonly south: number
  readonly pressure: number
}

/** A stroke as a person makes one, look by look. */
export interface HandStroke {
  readonly tool: HandTool
  readonly looks: readonly HandLook[]
}

/**
 * Strokes of a person who wanders over the land with a pen, the same for the same seed: runs of one tool and one size, drags of 0.3 to 3 seconds that
 * bend, speed up, slow down and press unevenly, each near the last or, once in a while, elsewhere.
 */
export function wander(seed: number, count: number): HandStroke[] {
  let drawn = 0
  const draw = () => unit(hashCell(seed, 98, 0, drawn++, 0))
  const between = (least: number, most: number) => least + draw() * (most - least)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T
  let tool: HandTool = { kind: 'raise', size: 14, strength: 0.6, variant: 1, by: 4, character: 'alpine' }
  let at = { east: 0, south: 0 }
  return Array.from({ length: count }, () => {
    if (draw() < 0.2)
      tool = {
        ...tool,
        kind: pick(KINDS),
        variant: Math.floor(between(1, 9)),
        by: Math.floor(between(-8, 9)),
        character: pick(CHARACTERS),
      }
    if (draw() < 0.15) tool = { ...tool, size: Math.floor(between(8, 21)) }
    if (draw() < 0.1) tool = { ...tool, strength: between(0.2, 1) }
    const radius = brushMetres(tool.size)
    const away = (draw() < 0.06 ? FAR_RADII : NEAR_RADII) * radius
    at = { east: at.east + between(-away, away) + between(-away, away), south: at.south + between(-away, away) + between(-away, away) }
    const looks = drag(at, radius, between)
    at = looks.at(-1) as HandLook
    return { tool, looks }
  })
}

function drag(from: { east: number; south: number }, radius: number, between: (least: number, most: number) => number): HandLook[] {
  const seconds = SHORTEST_SECONDS * (LONGEST_SECONDS / SHORTEST_SECONDS) ** between(0, 1)
  const count = Math.round(seconds * LOOKS_PER_SECOND)
  const pace = SLOWEST_RADII_PER_SECOND * (FASTEST_RADII_PER_SECOND / SLOWEST_RADII_PER_SECOND) ** between(0, 1)
  let { east, south } = from
  let heading = between(0, 2 * Math.PI)
  let turn = 0
  let unevenness = 0
  let pressure = between(0.4, 1)
  return Array.from({ length: count }, (_, i) => {
    turn = 0.96 * turn + between(-0.4, 0.4)
    heading += turn / LOOKS_PER_SECOND
    unevenness = 0.95 * unevenness + between(-0.12, 0.12)
    pressure = Math.min(1, Math.max(0.2, pressure + between(-0.03, 0.03)))
    // Slow at both ends, as hands are.
    const share = (i + 0.5) / count
    const speed = pace * radius * (0.3 + 2.8 * share * (1 - share)) * Math.exp(unevenness)
    east += (Math.sin(heading) * speed) / LOOKS_PER_SECOND
    south -= (Math.cos(heading) * speed) / LOOKS_PER_SECOND
    return { east, south, pressure }
  })
}

/** Hills to draw on: elevation in learned metres. */
function hills(east: number, south: number): number {
  return 400 + 900 * gradientNoise(3, 1, 1, east / 9000, south / 9000) + 250 * gradientNoise(3, 1, 2, east / 2500, south / 2500)
}

/** The edits that a wandering hand makes. */
export function strokesOf(strokes: readonly HandStroke[]): Edit[] {
  return strokes.map(({ tool, looks }) => {
    const builder = new StrokeBuilder(tool)
    for (const { east, south, pressure } of looks)
      builder.hold({ east, south, elevation: hills(east, south), pressure }, 1 / LOOKS_PER_SECOND)
    return builder.edit() as Edit
  })
}
