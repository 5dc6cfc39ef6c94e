/** How much of their leaves broadleaved trees have at a time of the year, 0 to 1: as `foliage.glsl` says it. */
export function leafageIn(season: number): number {
  return smoothStep(0.19, 0.31, season) * (1 - smoothStep(0.8, 0.89, season))
}

function smoothStep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}
