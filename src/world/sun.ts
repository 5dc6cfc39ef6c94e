/**
 * Where light comes from over most first places when their worlds open, at `OPENING_MOMENT`: radians clockwise from north, or from just
 * opposite. First places are chosen for light from the side.
 */
export const SIDE_LIGHT_AZIMUTH = 1.95
