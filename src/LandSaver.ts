import { saveAs } from './saveAs'
import type { BrushRing } from './scene'
import { type LandStream, SurveyError } from './streaming'
import type { Touch } from './studio'
import { cellsAround, type InterfaceStore, type LandChoice, type LandSaving, sideMetres } from './ui'

/** Land farther away than this is not what is looked at. */
const FARTHEST_METRES = 100_000

type Place = Pick<Touch, 'east' | 'south'>

export interface LandSaverCrew {
  readonly store: InterfaceStore
  readonly land: () => LandStream | undefined
  /** The ground in the middle of the picture, or so much above it (1 is its upper edge), if any is there. */
  readonly middle: (above: number) => Touch | undefined
  readonly eye: () => Place
}

/** Saves the land that is looked at for other tools, and shows a frame around it. */
export class LandSaver {
  readonly #crew: LandSaverCrew
  /** Where land is being saved. */
  #place: Place | undefined

  constructor(crew: LandSaverCrew) {
    this.#crew = crew
  }

  /** A square on the ground around what is saved, or would be. */
  get frame(): BrushRing | undefined {
    const { isSendOpen, land } = this.#crew.store.getState()
    if (!isSendOpen) return undefined
    const { east, south } = this.#place ?? this.#target()
    return { east, south, radiusMetres: sideMetres(land) / 2, isPressed: this.#place !== undefined, isSquare: true }
  }

  metresInView(): number | undefined {
    return this.#crew.middle(aboveMiddle())?.heightMetres
  }

  /** @returns what came of it; undefined when it was ended */
  async save(
    choice: LandChoice,
    name: string,
    pace: { onProgress: (share: number) => void; signal: AbortSignal },
  ): Promise<LandSaving | undefined> {
    const land = this.#crew.land()
    if (!land) return { status: 'failed', sentence: 'There is no land yet.' }
    this.#place = this.#target()
    const { as, isWaterShown } = choice
    try {
      const file = await land.surveys.ask({ ...cellsAround(choice, this.#place), as, isWaterShown }, pace)
      saveAs(file.bytes, as === 'glb' ? 'model/gltf-binary' : 'image/png', `${name} ${as === 'glb' ? 'land.glb' : 'heights.png'}`)
      return { status: 'done', choice, lowestMetres: file.lowestMetres, highestMetres: file.highestMetres }
    } catch (error) {
      if (error instanceof SurveyError) return { status: 'failed', sentence: error.message }
      if (pace.signal.aborted) return undefined
      throw error
    } finally {
      this.#place = undefined
    }
  }

  #target(): Place {
    const { middle, eye } = this.#crew
    const [seen, under] = [middle(aboveMiddle()), eye()]
    const isNear = seen && Math.hypot(seen.east - under.east, seen.south - under.south) < FARTHEST_METRES
    return isNear ? seen : under
  }
}

/** On a narrow page the panel covers the lower half. */
function aboveMiddle(): number {
  return matchMedia('(max-width: 620px)').matches ? 0.15 : 0
}
