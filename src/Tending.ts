import { Showering } from './Showering'
import type { LandStream } from './streaming'
import type { Touch } from './studio'
import { brushIn, climateDeed, DeedStroke, type HandEvent, type InterfaceStore, type PicturePoint, type StrewnKind, showWord } from './ui'
import { brushMetres, type Deed, type LoggedDeed, type ShowerPiece } from './world'

/** A deed is heard for a little longer than the hand presses: a press alone would be over before anybody listens. Rain is, while its shower falls. */
const HEARD_MILLISECONDS = 900
const RAIN_HEARD_MILLISECONDS = 3200

export interface TendingCrew {
  readonly store: InterfaceStore
  readonly land: () => LandStream | undefined
  readonly touch: (at: PicturePoint) => Touch | undefined
  readonly append: (deed: Deed) => void
}

/** Places under a brush at which the ground is looked at, in radii. */
const AROUND: readonly (readonly [east: number, south: number])[] = [
  [0, 0],
  ...Array.from({ length: 8 }, (_, i) => [0.7 * Math.cos((Math.PI * i) / 4), 0.7 * Math.sin((Math.PI * i) / 4)] as const),
]

interface Press {
  readonly kind: StrewnKind
  readonly stroke: DeedStroke
  readonly radiusMetres: number
  readonly strength: number
  at: PicturePoint
  pressure: number
  /** Whether the brush has been over land at all. */
  isOnLand: boolean
}

/** The tools that tend what grows: what the hand draws becomes one deed when it lets go. */
export class Tending {
  readonly #crew: TendingCrew
  #press: Press | undefined
  readonly #showering = new Showering()
  #heard: { readonly kind: StrewnKind; readonly until: number } | undefined

  constructor(crew: TendingCrew) {
    this.#crew = crew
  }

  get pressedAt(): PicturePoint | undefined {
    return this.#press?.at
  }

  /** Of the brush that is pressed. */
  get radiusMetres(): number | undefined {
    return this.#press?.radiusMetres
  }

  /** What is being done, or has just been. */
  get heard(): StrewnKind | undefined {
    const before = this.#heard && performance.now() < this.#heard.until ? this.#heard.kind : undefined
    return this.#press?.kind ?? before
  }

  /** What is seen of rain that is poured, and for some seconds after. */
  get shower(): readonly ShowerPiece[] | undefined {
    return this.#showering.at(performance.now() / 1000)
  }

  /** It rains no longer for deeds that do not stand any more. */
  keepRain(deeds: readonly LoggedDeed[]): void {
    this.#showering.keep(deeds, performance.now() / 1000)
  }

  /** What the hand did. */
  follow({ kind, at, pressure }: HandEvent): void {
    const press = this.#press
    if (kind === 'down') this.#begin(at, pressure)
    else if (!press) return
    else if (kind === 'move') {
      press.at = at
      press.pressure = pressure
      this.frame()
    } else if (kind === 'up') this.#finish(press)
    else this.#letGo(undefined)
  }

  /** The camera may move on while the hand stays. */
  frame(): void {
    const press = this.#press
    const place = press && this.#crew.touch(press.at)
    if (!place) return
    press.isOnLand ||= this.#isLandNear(place, press.radiusMetres)
    press.stroke.hold({ ...place, pressure: press.pressure })
    if (press.kind !== 'rain' || !press.isOnLand) return
    const strength = press.strength * Math.min(1, press.pressure)
    this.#showering.hold({ ...place, radiusMetres: press.radiusMetres, strength }, performance.now() / 1000)
  }

  /** Lets go of what is being done: another world, another tool. */
  drop(): void {
    this.#letGo(undefined)
    this.#showering.clear()
  }

  setClimate(warmer: number, wetter: number): void {
    const { climate, season } = this.#crew.store.getState()
    const deed = climateDeed(season, warmer, wetter)
    if (deed.kind !== 'climate' || (deed.warmer === climate.warmer && deed.wetter === climate.wetter)) return
    this.#crew.append(deed)
  }

  #begin(at: PicturePoint, pressure: number): void {
    const { hand } = this.#crew.store.getState()
    const place = this.#crew.touch(at)
    const kind = strewnBy(hand.tool)
    if (!place || !kind) return
    const size = brushIn(hand, place.heightMetres)
    const stroke = new DeedStroke(hand, kind, size)
    this.#press = { kind, stroke, radiusMetres: brushMetres(size), strength: hand.strength, at, pressure, isOnLand: false }
    this.frame()
    this.#tell()
  }

  /** Whether a brush is over anything but water. */
  #isLandNear({ east, south }: Touch, radiusMetres: number): boolean {
    const land = this.#crew.land()
    return AROUND.some(([right, down]) => {
      const ground = land?.ground(east + right * radiusMetres, south + down * radiusMetres)
      return ground === undefined || (ground.water === undefined && ground.elevation > 0)
    })
  }

  #finish({ kind, stroke, isOnLand }: Press): void {
    const { season } = this.#crew.store.getState()
    this.#heard = { kind, until: performance.now() + (kind === 'rain' ? RAIN_HEARD_MILLISECONDS : HEARD_MILLISECONDS) }
    const deed = stroke.deed(season)
    this.#letGo(isOnLand ? deed : undefined)
    if (deed && isOnLand) this.#crew.append(deed)
    else if (deed) showWord(this.#crew.store, 'only-water')
  }

  #letGo(deed: Deed | undefined): void {
    this.#press = undefined
    this.#showering.letGo(deed, performance.now() / 1000)
    this.#tell()
  }

  #tell(): void {
    const isTending = this.#press !== undefined
    if (this.#crew.store.getState().isTending !== isTending) this.#crew.store.setState({ isTending })
  }
}

function strewnBy(tool: string | undefined): StrewnKind | undefined {
  return STREWN.find((kind) => kind === tool)
}

const STREWN: readonly StrewnKind[] = ['plant', 'clear', 'fire', 'rain', 'drought']
