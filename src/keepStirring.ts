/** What is needed to let what lives go on. */
export interface Stirring {
  readonly signal: AbortSignal
  /** Whether anything alive is in the picture. */
  readonly isStirring: () => boolean
  /** Draws one more frame. */
  readonly wake: () => void
}

/** So long after the last sign of somebody the picture stands still. */
const WATCHED_MILLISECONDS = 20_000
const LEAST_PAUSE_MILLISECONDS = 33
/** A machine that draws slowly draws a fifth of the time at most. */
const PAUSE_PER_FRAME = 4
/** Signs of somebody. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * While somebody is there, and the page is seen, birds fly on though nothing else moves: a frame now and then, as fast as the machine can without effort.
 * Otherwise they stand still in the air, and nothing is drawn. Whoever asked for less motion has none of them.
 */
export function keepStirring({ signal, isStirring, wake }: Stirring): void {
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')
  let until = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const goOn = (pause: number) => {
    clearTimeout(timer)
    timer = setTimeout(beat, pause)
  }
  const beat = () => {
    timer = undefined
    if (signal.aborted || document.hidden || lessMotion.matches || performance.now() > until) return
    if (!isStirring()) {
      goOn(PAUSE_PER_FRAME * 100)
      return
    }
    wake()
    requestAnimationFrame((began) => {
      // After everything that is done for this frame.
      setTimeout(() => goOn(Math.max(LEAST_PAUSE_MILLISECONDS, PAUSE_PER_FRAME * (performance.now() - began))))
    })
  }
  const note = () => {
    until = performance.now() + WATCHED_MILLISECONDS
    if (timer === undefined) goOn(LEAST_PAUSE_MILLISECONDS)
  }
  for (const sign of SIGNS) window.addEventListener(sign, note, { signal, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
}
