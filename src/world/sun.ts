/**
 * Where the sun stands in every world until time can be set: radians, azimuth clockwise from north, height above the horizon. A morning
 * with long light.
 */
export const MORNING_SUN = { azimuth: 1.95, height: 0.36 } as const
