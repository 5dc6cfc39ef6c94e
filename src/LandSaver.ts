import { fileOf, saveAs } from './saveAs'
import type { BrushRing } from './scene'
import { type LandStream, SurveyError } from './streaming'
import type { Touch } from './studio'
import { cellsAround, type InterfaceStore, type LandChoice, type LandSaving, sideMetres } from './ui'

/** Land farther away than this is not what is looked at. */
const FARTHEST_METRES = 100_000

const NARROW_PIXELS = 620

type Place = Pick<Touch, 'east' | 'south'>

export interface LandSaverCrew {
  readonly store: InterfaceStore
  readonly land: () => LandStream | undefined
  /** The ground in the middle of the picture, or so much above it (1 is its upper edge), if any is there. */
  readonly middle: (above: number) => Touch | undefined
  readonly eye: () => Place
  /** Of the picture, in CSS pixels. */
  readonly width: () => number
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
    return this.#crew.middle(this.#aboveMiddle)?.heightMetres
  }

  /** @returns what came of it; undefined when it was ended */
  async save(
    choice: LandChoice,
    name: string,
    pace: { onProgress: (share: number) => void; signal: AbortSignal },
  ): Promise<LandSaving | undefined> {
    try {
      const made = await this.make(choice, name, pace)
      if (!made) return { status: 'failed', sentence: 'There is no land yet.' }
      saveAs(made.file)
      return { status: 'done', choice, lowestMetres: made.lowestMetres, highestMetres: made.highestMetres }
    } catch (error) {
      if (error instanceof SurveyError) return { status: 'failed', sentence: error.message }
      if (pace.signal.aborted) return undefined
      throw error
    }
  }

  /** @returns undefined where there is no land yet @throws SurveyError */
  async make(choice: LandChoice, name: string, pace: { onProgress: (share: number) => void; signal: AbortSignal }) {
    const land = this.#crew.land()
    if (!land) return undefined
    this.#place = this.#target()
    const { as, isWaterShown } = choice
    try {
      const made = await land.surveys.ask({ ...cellsAround(choice, this.#place), as, isWaterShown }, pace)
      const [type, ending] = as === 'glb' ? ['model/gltf-binary', 'land.glb'] : ['image/png', 'heights.png']
      return { ...made, file: fileOf(made.bytes, type, `${name} ${ending}`) }
    } finally {
      this.#place = undefined
    }
  }

  /** In a narrow picture the panel covers the lower half. */
  get #aboveMiddle(): number {
    return this.#crew.width() <= NARROW_PIXELS ? 0.15 : 0
  }

  #target(): Place {
    const { middle, eye } = this.#crew
    const [seen, under] = [middle(this.#aboveMiddle), eye()]
    const isNear = seen && Math.hypot(seen.east - under.east, seen.south - under.south) < FARTHEST_METRES
    return isNear ? seen : under
  }
}
