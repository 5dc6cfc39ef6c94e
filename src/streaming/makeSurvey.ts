/** A part of the land worker, which comes with the first survey. */
import { type EditIndex, type LandSource, surveyLand } from '../land'
import { loadExports } from '../library'
import { cellMetres } from '../world'
import type { SurveyFile, SurveyOrder } from './protocol'

/** Share of the time that making the land takes; the rest is writing it. */
const LAND_SHARE = 0.9

export interface SurveySteps {
  /** Waits until the survey may go on. @throws AbortError when it is wanted no more */
  readonly breathe: () => Promise<void>
  /** @param share of all of it, 0 to 1 */
  readonly tell: (share: number) => void
  readonly signal: AbortSignal
}

/** Makes the land that is ordered, and writes it as a file. */
export async function makeSurvey(
  source: LandSource & { readonly edits: EditIndex },
  order: SurveyOrder,
  { breathe, tell, signal }: SurveySteps,
): Promise<SurveyFile> {
  const { level, x, y, columns, rows, as, isWaterShown } = order
  const wanted = { rect: { level, x, y, columns, rows }, isWaterShown, hasColours: as === 'glb' }
  const onStep = (share: number) => {
    tell(share * LAND_SHARE)
    return breathe()
  }
  const land = { columns, rows, cellMetres: cellMetres(level), ...(await surveyLand(source, wanted, onStep)) }
  const pace = { onProgress: (share: number) => tell(LAND_SHARE + (1 - LAND_SHARE) * share), signal }
  return write(land, order, source.seed, pace)
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
