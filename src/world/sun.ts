/**
 * Where the sun stands over most first places when their worlds open, at `OPENING_MOMENT`: radians, azimuth clockwise from north, height
 * above the horizon. First places are chosen for it.
 */
export const MORNING_SUN = { azimuth: 1.95, height: 0.38 } as const
