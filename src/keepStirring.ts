/** What is needed to let what lives go on. */
export interface Stirring {
  readonly signal: AbortSignal
  /** Whether motion that nobody asked for is left out, besides where the system says so. */
  readonly isCalm: () => boolean
  /** Whether anything alive is in the picture. */
  readonly isStirring: () => boolean
  /** Draws one more frame. */
  readonly wake: () => void
}

/** So long after the last sign of somebody the picture stands still. */
const WATCHED_MILLISECONDS = 20_000
const LEAST_PAUSE_MILLISECONDS = 16
/** Two frames together that take longer than this are no flight: where that happens again and again, birds stand still. */
const LONGEST_FRAMES_MILLISECONDS = 400
const MOST_SLOW_FRAMES = 2
/** Then it is tried again. */
const REST_MILLISECONDS = 60_000
/** A machine that draws slowly draws a fifth of the time at most. */
const PAUSE_PER_FRAME = 4
/** Signs of somebody. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * While somebody is there, and the page is seen, birds fly on though nothing else moves: a frame now and then, as fast as the machine can without effort; where frames come too slowly to be a flight, none.
 * Otherwise they stand still in the air, and nothing is drawn. Whoever asked for less motion has none of them.
 */
export function keepStirring({ signal, isCalm, isStirring, wake }: Stirring): void {
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')
  let until = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let slowFrames = 0
  let isDrawing = false
  const goOn = (pause: number) => {
    clearTimeout(timer)
    timer = setTimeout(beat, pause)
  }
  const rest = () => {
    timer = undefined
    slowFrames = 0
  }
  const beat = () => {
    timer = undefined
    if (signal.aborted || document.hidden || lessMotion.matches || isCalm() || performance.now() > until) return
    if (!isStirring()) {
      goOn(PAUSE_PER_FRAME * 100)
      return
    }
    const began = performance.now()
    isDrawing = true
    wake()
    // The second frame waits until the graphics device is done with the first, or with the one before it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const took = performance.now() - began
        slowFrames = took > LONGEST_FRAMES_MILLISECONDS ? slowFrames + 1 : 0
        isDrawing = false
        if (slowFrames < MOST_SLOW_FRAMES) goOn(took > 100 ? PAUSE_PER_FRAME * took : LEAST_PAUSE_MILLISECONDS)
        else timer = setTimeout(rest, REST_MILLISECONDS)
      }),
    )
  }
  const note = () => {
    until = performance.now() + WATCHED_MILLISECONDS
    if (timer === undefined && !isDrawing) goOn(LEAST_PAUSE_MILLISECONDS)
  }
  for (const sign of SIGNS) window.addEventListener(sign, note, { signal, passive: true })
  signal.addEventListener('abort', () => clearTimeout(timer))
}
