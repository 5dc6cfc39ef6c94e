import { along, type Place, type Vector } from './pose'

/** What can be stood on. Elevations are in learned metres; undefined where the land is not known yet. */
export interface Ground {
  elevationAt(east: number, south: number): number | undefined
}

/** Half the width of a body, in learned metres: what flies keeps this far from what is beside it. */
const GIRTH_METRES = 4

/** The elevation under a point, or undefined where the land is unknown or is no number. */
export function elevationUnder(ground: Ground, east: number, south: number): number | undefined {
  const elevation = ground.elevationAt(east, south)
  return elevation !== undefined && Number.isFinite(elevation) ? elevation : undefined
}

/** The highest ground under a body, so that a wall beside the eye does not cut the picture. */
export function floorUnder(ground: Ground, east: number, south: number): number | undefined {
  let highest = elevationUnder(ground, east, south)
  if (highest === undefined) return undefined
  for (let side = 0; side < 4; side++) {
    const beside = elevationUnder(ground, east + GIRTH_METRES * ((side & 1) * 2 - 1), south + GIRTH_METRES * ((side & 2) - 1))
    if (beside !== undefined && beside > highest) highest = beside
  }
  return highest
}

/** The rise over run towards east and south, over a stride. */
export function gradientUnder(ground: Ground, east: number, south: number): { readonly east: number; readonly south: number } {
  const half = GIRTH_METRES / 2
  const here = elevationUnder(ground, east, south) ?? 0
  const at = (x: number, y: number) => elevationUnder(ground, x, y) ?? here
  return {
    east: (at(east + half, south) - at(east - half, south)) / GIRTH_METRES,
    south: (at(east, south + half) - at(east, south - half)) / GIRTH_METRES,
  }
}

/**
 * Where a ray meets the ground. It strides by the height above the ground, so that a far mountain costs no more than a near one, and
 * then halves its way in.
 * @returns undefined when it meets none within `farthestMetres`
 */
export function castToGround(ground: Ground, from: Place, direction: Vector, farthestMetres: number): Place | undefined {
  let distance = 0
  let before = 0
  for (let stride = 0; stride < 400 && distance < farthestMetres; stride++) {
    const point = along(from, direction, distance)
    const elevation = elevationUnder(ground, point.east, point.south)
    const above = elevation === undefined ? Number.POSITIVE_INFINITY : point.elevation - elevation
    if (above <= 0) return halveIn(ground, from, direction, before, distance)
    before = distance
    const unknown = elevation === undefined
    distance += Math.max(unknown ? 200 : Math.min(above, 40_000) * 0.4, distance * 0.008, 1)
  }
  return undefined
}

function halveIn(ground: Ground, from: Place, direction: Vector, above: number, below: number): Place {
  let near = above
  let far = below
  for (let halving = 0; halving < 24; halving++) {
    const middle = (near + far) / 2
    const point = along(from, direction, middle)
    const elevation = elevationUnder(ground, point.east, point.south)
    if (elevation !== undefined && point.elevation <= elevation) far = middle
    else near = middle
  }
  const point = along(from, direction, far)
  return { ...point, elevation: elevationUnder(ground, point.east, point.south) ?? point.elevation }
}
