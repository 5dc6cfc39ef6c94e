import type { Sink } from './surroundings'

/** Shows how far a piece of work is. */
export interface ProgressBar {
  /** @param share done, 0 to 1 */
  update(share: number): void
  /** Takes the bar away. */
  end(): void
}

const LONGEST_BAR = 40
const REDRAW_MS = 100

/** A bar that redraws itself on a terminal; elsewhere a line at each quarter. */
export function createProgressBar(sink: Sink, label: string): ProgressBar {
  return sink.isTTY ? liveBar(sink, label) : sparseLines(sink, label)
}

function liveBar(sink: Sink, label: string): ProgressBar {
  const start = performance.now()
  let drawn = Number.NEGATIVE_INFINITY
  return {
    update(share) {
      const now = performance.now()
      if (share < 1 && now - drawn < REDRAW_MS) return
      drawn = now
      const width = Math.max(8, Math.min(LONGEST_BAR, (sink.columns ?? 80) - label.length - 20))
      const full = Math.round(share * width)
      const left = share > 0 && share < 1 ? ` ${formatSeconds(((now - start) * (1 - share)) / share)} left` : ''
      sink.write(`\r\x1b[K${label} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %${left}`)
    },
    end: () => sink.write('\r\x1b[K'),
  }
}

function sparseLines(sink: Sink, label: string): ProgressBar {
  let told = 0
  return {
    update(share) {
      const quarters = Math.floor(share * 4)
      if (quarters <= told || quarters === 4) return
      told = quarters
      sink.write(`${label} ${quarters * 25} %\n`)
    },
    end: () => undefined,
  }
}

/** Time for a person: `42 s` or `3 min`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  return seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}
