/** A stroke of lightning is seen for so long. */
export const FLASH_SECONDS = 0.9

const RISE_SECONDS = 0.05

/**
 * How bright a flash is so many seconds after its stroke, 0 to 1. It rises once and only falls after that, softly: with strokes as they come, no second sees more than two flashes, where
 * three are held to be safe (WCAG 2.2, success criterion 2.3.1).
 */
export function flashAt(seconds: number): number {
  if (seconds <= 0 || seconds >= FLASH_SECONDS) return 0
  const fallen = Math.max(0, seconds - RISE_SECONDS)
  const left = 1 - fallen / (FLASH_SECONDS - RISE_SECONDS)
  return Math.min(1, seconds / RISE_SECONDS) * (0.6 * Math.exp(-fallen / 0.08) + 0.4 * Math.exp(-fallen / 0.3)) * Math.min(1, 3 * left)
}
