/** Steepest slope that shading tells apart, rise over run. */
const STEEPEST = 4

/** Relief, in cells, and curvature beyond these look the same. */
const HIGHEST_RELIEF = 3
const STRONGEST_CURVATURE = 1

/** What the shader reads a byte as: −1 to 1, and 0 exactly for 128. */
const MIDDLE = 128
const STEPS = 127

/** Thresholds of ordered dithering over 4×4 cells (B. Bayer 1973): rounding that leaves no contour lines, the same for every tile that holds the cell. */
const DITHER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((rank) => (rank + 0.5) / 16)

/** The dither threshold of a cell, 0 to 1. */
export function ditherAt(x: number, y: number): number {
  return DITHER[(y & 3) * 4 + (x & 3)] ?? 0.5
}

/** A slope as a byte, gentle slopes in finer steps than steep ones: the square root of its share of STEEPEST. */
export function slopeByte(slope: number, dither: number): number {
  const root = Math.sqrt(Math.min(1, Math.abs(slope) / STEEPEST))
  return toByte(slope < 0 ? -root : root, dither)
}

/** A curvature (Laplacian times cell size) as a byte. */
export function curvatureByte(curvature: number, dither: number): number {
  return toByte(curvature / STRONGEST_CURVATURE, dither)
}

/** Relief in cells as a byte. */
export function reliefByte(relief: number, dither: number): number {
  return toByte(relief / HIGHEST_RELIEF, dither)
}

/** What four bytes of shading say, as the shader reads them. */
export function readShading(bytes: Uint8Array, at: number): { slopeEast: number; slopeSouth: number; curvature: number; relief: number } {
  const share = (offset: number) => ((bytes[at + offset] ?? MIDDLE) - MIDDLE) / STEPS
  const slope = (offset: number) => share(offset) * Math.abs(share(offset)) * STEEPEST
  return {
    slopeEast: slope(0),
    slopeSouth: slope(1),
    curvature: share(2) * STRONGEST_CURVATURE,
    relief: share(3) * HIGHEST_RELIEF,
  }
}

function toByte(share: number, dither: number): number {
  return Math.floor(MIDDLE + Math.min(1, Math.max(-1, share)) * STEPS + dither)
}
