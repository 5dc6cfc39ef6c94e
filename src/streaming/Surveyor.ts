/** The land worker's part that saves land for other tools; the page asks for it by `LandStream.survey`. */
import { type EditIndex, type LandSource, surveyLand } from '../land'
import { loadExports } from '../library'
import { cellMetres } from '../world'
import { breathe } from './breathe'
import type { FromWorker, SurveyFile, SurveyOrder, ToWorker } from './protocol'

/** Land that is made for the eye before a survey may go on all the same. */
const MOST_PASSED_BY = 8

/** Share of the time that making the land takes; the rest is writing it. */
const LAND_SHARE = 0.9

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
    const breathe = async (share: number) => {
      tell(share * LAND_SHARE)
      await this.#turn()
      signal.throwIfAborted()
    }
    try {
      const { level, x, y, columns, rows, as, isWaterShown } = order
      const wanted = { rect: { level, x, y, columns, rows }, isWaterShown, hasColours: as === 'glb' }
      const land = { columns, rows, cellMetres: cellMetres(level), ...(await surveyLand(source, wanted, breathe)) }
      const pace = { onProgress: (share: number) => tell(LAND_SHARE + (1 - LAND_SHARE) * share), signal }
      const file = await write(land, order, source.seed, pace)
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

type Land = Awaited<ReturnType<typeof surveyLand>> & { readonly columns: number; readonly rows: number; readonly cellMetres: number }

async function write(
  land: Land,
  { level, x, y, as, isWaterShown }: SurveyOrder,
  seed: number,
  pace: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<SurveyFile> {
  const { writeGlb, writeHeightPng16 } = await loadExports()
  let [lowestMetres, highestMetres] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const height of land.heights) {
    if (height < lowestMetres) lowestMetres = height
    if (height > highestMetres) highestMetres = height
  }
  const northWestMetres = { east: x * land.cellMetres, south: y * land.cellMetres }
  const more = { seed, level, northWestMetres, water: isWaterShown ? 'surface' : 'ground below' }
  const bytes = as === 'glb' ? await writeGlb(land, pace) : (await writeHeightPng16(land, pace, more)).png
  return { bytes: bytes as Uint8Array<ArrayBuffer>, lowestMetres, highestMetres }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  // What engines say when they have no room for an array.
  if (/allocation|out of memory|invalid (typed )?array length/i.test(message))
    return 'There is not enough memory here for so much land. Less of it, or coarser, may do.'
  return `The land could not be saved: ${message}`
}
