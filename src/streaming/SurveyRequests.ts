import type { FromWorker, SurveyFile, SurveyOrder, ToWorker } from './protocol'

/** What the page hears of a survey while it is made. */
export interface SurveyPace {
  /** @param share of the work that is done, 0 to 1 */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Land that could not be saved; the message is a sentence for the visitor. */
export class SurveyError extends Error {
  override readonly name = 'SurveyError'
}

type Told = Extract<FromWorker, { type: 'surveying' | 'surveyed' | 'unsurveyed' }>

interface Waiting {
  readonly onProgress: ((share: number) => void) | undefined
  readonly done: (file: SurveyFile) => void
  readonly fail: (error: unknown) => void
}

/** Surveys that the worker was asked for. */
export class SurveyRequests {
  readonly #post: (message: ToWorker) => void
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  constructor(post: (message: ToWorker) => void) {
    this.#post = post
  }

  /** @throws SurveyError when it cannot be made @throws AbortError when it is wanted no more */
  ask(order: SurveyOrder, { onProgress, signal }: SurveyPace): Promise<SurveyFile> {
    signal?.throwIfAborted()
    const request = ++this.#last
    return new Promise<SurveyFile>((done, fail) => {
      this.#waiting.set(request, { onProgress, done, fail })
      signal?.addEventListener('abort', () => {
        if (!this.#waiting.delete(request)) return
        this.#post({ type: 'end-survey', request })
        fail(signal.reason)
      })
      this.#post({ type: 'survey', request, order })
    })
  }

  receive(told: Told): void {
    const waiting = this.#waiting.get(told.request)
    if (!waiting) return
    if (told.type === 'surveying') waiting.onProgress?.(told.share)
    else {
      this.#waiting.delete(told.request)
      if (told.type === 'surveyed') waiting.done(told.file)
      else waiting.fail(new SurveyError(told.reason))
    }
  }

  /** Gives up all that is still asked for. */
  fail(reason: string): void {
    for (const { fail } of this.#waiting.values()) fail(new SurveyError(reason))
    this.#waiting.clear()
  }
}
