/** The land worker's part that saves land for other tools; the page asks for it by `LandStream.survey`. */
import type { EditIndex, LandSource } from '../land'
import { breathe } from './breathe'
import type { FromWorker, SurveyOrder, ToWorker } from './protocol'

/** Land that is made for the eye before a survey may go on all the same. */
const MOST_PASSED_BY = 8

type Ask = Extract<ToWorker, { type: 'survey' | 'end-survey' }>
type SurveyedSource = LandSource & { readonly edits: EditIndex }

/** Makes surveys while the eye wants nothing, one step of them now and then when it does. */
export class Surveyor {
  readonly #post: (message: FromWorker, transfer?: Transferable[]) => void
  readonly #isEyeWaiting: () => boolean
  readonly #asked = new Map<number, AbortController>()
  #waiting: (() => void)[] = []
  #passed = 0

  /** @param isEyeWaiting whether land in view is still wanted */
  constructor(post: (message: FromWorker, transfer?: Transferable[]) => void, isEyeWaiting: () => boolean) {
    this.#post = post
    this.#isEyeWaiting = isEyeWaiting
  }

  /** @param source undefined as long as there is only land in outline */
  receive(ask: Ask, source: SurveyedSource | undefined): void {
    if (ask.type === 'end-survey') this.#asked.get(ask.request)?.abort()
    else if (source) void this.#make(ask.request, ask.order, { ...source, edits: source.edits.copy() })
    else this.#post({ type: 'unsurveyed', request: ask.request, reason: 'The land is only here in outline: its files have not arrived.' })
  }

  /** To be called whenever land for the eye has been made, or nothing more is wanted. */
  letOn(): void {
    if (this.#isEyeWaiting() && ++this.#passed < MOST_PASSED_BY) return
    this.#passed = 0
    for (const go of this.#waiting.splice(0)) go()
  }

  async #make(request: number, order: SurveyOrder, source: SurveyedSource): Promise<void> {
    const ending = new AbortController()
    this.#asked.set(request, ending)
    const { signal } = ending
    const tell = (share: number) => this.#post({ type: 'surveying', request, share })
    const breathe = async () => {
      await this.#turn()
      signal.throwIfAborted()
    }
    try {
      const { makeSurvey } = await import('./makeSurvey')
      const file = await makeSurvey(source, order, { breathe, tell, signal })
      this.#post({ type: 'surveyed', request, file }, [file.bytes.buffer])
    } catch (cause) {
      if (!signal.aborted) this.#post({ type: 'unsurveyed', request, reason: reasonOf(cause) })
    } finally {
      this.#asked.delete(request)
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isEyeWaiting()) this.#waiting.push(resolve)
      else void breathe().then(resolve)
    })
  }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  // What engines say when they have no room for an array.
  if (/allocation|out of memory|invalid (typed )?array length/i.test(message))
    return 'There is not enough memory here for so much land. Less of it, or coarser, may do.'
  return `The land could not be saved: ${message}`
}
