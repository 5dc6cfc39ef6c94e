/** A square of ground around the eye, of which is known how high the shadow stands over each spot. Every level is four times as wide as the one before. */
export interface ShadowLevel {
  /** World metres from the middle to an edge. */
  readonly half: number
  /** Middle, in world metres from the world's origin; NaN until the level is first drawn. */
  east: number
  south: number
  /** Heights are kept from here, world metres: half floats are finest near zero. */
  base: number
  /** The heights are older than the ground. */
  isGroundStale: boolean
  /** The shadows are older than the ground or the light. */
  isShadeStale: boolean
}

/** Half sides in world metres: from a walker's surroundings to the ridges on the horizon. */
const HALVES = [40, 160, 640, 2560, 10_240, 40_960]

/** The eye may leave a level's middle by this share of its half side, before the level follows. */
const SLACK = 0.14

export function createShadowLevels(): readonly ShadowLevel[] {
  return HALVES.map((half) => ({ half, east: Number.NaN, south: Number.NaN, base: 0, isGroundStale: true, isShadeStale: true }))
}

/** Which levels are to be drawn in this frame, the most urgent first: those that have never been drawn or left the eye, then the near ones. */
export function dueLevels(levels: readonly ShadowLevel[], eye: { readonly east: number; readonly south: number }, most: number): number[] {
  const due: { level: number; urgency: number }[] = []
  levels.forEach(({ east, south, half, isGroundStale, isShadeStale }, level) => {
    const away = Math.max(Math.abs(eye.east - east), Math.abs(eye.south - south)) / half
    if (Number.isNaN(away)) due.push({ level, urgency: 100 - level })
    else if (away > SLACK) due.push({ level, urgency: 10 + away })
    else if (isGroundStale || isShadeStale) due.push({ level, urgency: levels.length - level })
  })
  return due
    .sort((a, b) => b.urgency - a.urgency)
    .slice(0, most)
    .map(({ level }) => level)
}

/** Puts a level's middle under the eye, on whole texels, so that shadows do not crawl as it follows. */
export function centreLevel(
  level: ShadowLevel,
  eye: { readonly east: number; readonly south: number; readonly altitude: number },
  texels: number,
): void {
  const texel = (2 * level.half) / texels
  level.east = Math.round(eye.east / texel) * texel
  level.south = Math.round(eye.south / texel) * texel
  level.base = eye.altitude
}
