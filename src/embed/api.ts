/**
 * What `<terrella-world>` offers to the page that it stands on. Lengths are learned metres (eight of them are one metre of the drawn world), east and south of
 * the world's origin; angles are degrees. All of it is plain data that a message can carry, but for the element itself.
 */
import type { ReflectedAttributes } from './attributes'

/** How one moves: around a place, on foot, or through the air. */
export type WorldMode = 'orbit' | 'walk' | 'fly'

/** How time goes by: it stands, as outside, a day a minute, or a year a minute. */
export type WorldPace = 'still' | 'real' | 'day' | 'year'

export type WorldQuality = 'auto' | 'high' | 'medium' | 'low'

/** Where the world is seen from. */
export interface WorldCamera {
  readonly east: number
  readonly south: number
  /** Above the sea. */
  readonly elevation: number
  /** Clockwise from north, 0 to 360. */
  readonly heading: number
  /** Above the horizon, −90 to 90. */
  readonly pitch: number
  readonly mode: WorldMode
}

/** A place on the ground. */
export type GroundPoint = readonly [east: number, south: number]

interface Brushed {
  /** One point, or a path. */
  readonly path: readonly GroundPoint[]
  /** Of the brush, in metres. */
  readonly radius: number
}

/** What a page can do to a world, as a hand could. */
export type WorldEdit =
  | (Brushed & {
      readonly kind: 'raise' | 'lower'
      /** By so many metres under the middle of the brush. */
      readonly by: number
    })
  | (Brushed & {
      readonly kind: 'ridge' | 'valley' | 'smooth' | 'level' | 'dream'
      /** 0 to 1; 1 if nothing is said. */
      readonly strength?: number
    })
  | (Brushed & { readonly kind: 'ruggedness'; readonly rougher: boolean; readonly strength?: number })
  | (Brushed & { readonly kind: 'character'; readonly character: string; readonly strength?: number })
  /** Fills the basin at a point to an elevation. The larger the radius of the brush, the larger the basin that is found. */
  | { readonly kind: 'water'; readonly at: GroundPoint; readonly elevation: number; readonly radius?: number }
  | (Brushed & { readonly kind: 'plant'; readonly group: string; readonly strength?: number })
  | (Brushed & { readonly kind: 'clear' | 'fire' | 'rain' | 'drought'; readonly strength?: number })
  /** From now on years are so many degrees warmer, and so many times as wet. */
  | { readonly kind: 'climate'; readonly warmer: number; readonly wetter: number }

/** An entry of a world's log, exactly as another world told it in an `edit` event; see docs/world-format.md. */
export type LoggedWorldEdit = Readonly<Record<string, unknown>> & { readonly kind: string }

/** A world as plain data. */
export interface WorldSnapshot {
  readonly seed: number
  /** Of the model files, by name. */
  readonly models: Readonly<Record<string, string>>
  readonly entries: readonly LoggedWorldEdit[]
  /** Hour of the day, 0 to 24; day of the year, 0 to 364. */
  readonly hour: number
  readonly dayOfYear: number
  readonly weather: string
  readonly pace: WorldPace
  /** Quarters of a year since the world began. */
  readonly season: number
}

/** What the world costs and how far it is. */
export interface WorldStats {
  /** Drawn since it was opened. */
  readonly frames: number
  /** Nothing is being drawn. */
  readonly isResting: boolean
  /** All land in the picture is there. */
  readonly isSettled: boolean
  readonly drawCalls: number
  readonly triangles: number
  readonly quality: string
  readonly backend: string | undefined
}

/** What this browser lets the world do. */
export interface WorldCapabilities {
  readonly webgl2: boolean
  readonly webgpu: boolean
  readonly wasm: boolean
  /** Threads for the models: the page is cross-origin isolated. */
  readonly isolated: boolean
  /** Whether anything can be kept. */
  readonly storage: boolean
}

export type WorldErrorCode =
  /** WebGL2 cannot be had. */
  | 'drawing-unavailable'
  /** The page does not allow WebAssembly: the land stays coarse. */
  | 'wasm-refused'
  /** The models or the engine could not be fetched. */
  | 'models-unavailable'
  /** `src` could not be fetched. */
  | 'source-unavailable'
  /** `src` is no world, or one that is damaged. */
  | 'source-refused'
  /** An edit, a camera or another argument is not what it must be. */
  | 'invalid-argument'
  /** Another world has taken this one's place, or it has been disposed of. */
  | 'not-open'
  /** The host page has not allowed it. */
  | 'not-allowed'
  | 'internal'

/** A refusal, with a sentence for a person and a code for a program. */
export class TerrellaError extends Error {
  override readonly name = 'TerrellaError'
  readonly code: WorldErrorCode

  constructor(code: WorldErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** How a world leaves the page. */
export type ExportKind = 'world' | 'picture' | 'height-png' | 'glb'

/** Events of the element with what their `detail` holds. None of them bubbles. */
export interface WorldEventDetails {
  /** Land is in the picture for the first time. */
  readonly load: { readonly seed: number }
  /** Share of what must be fetched, 0 to 1. */
  readonly progress: { readonly share: number }
  /** The models are there and all land of the first picture is as fine as it gets. */
  readonly ready: { readonly seed: number }
  readonly error: { readonly code: WorldErrorCode; readonly message: string }
  readonly 'camera-change': WorldCamera
  /** Something was done to the world, by a hand or by a call. */
  readonly edit: { readonly entries: readonly LoggedWorldEdit[] }
  /** Something is about to be done; `preventDefault()` keeps it from being done. */
  readonly 'before-edit': { readonly entries: readonly LoggedWorldEdit[] }
  readonly 'history-change': { readonly canUndo: boolean; readonly canRedo: boolean; readonly entries: number }
  readonly visibility: { readonly visible: boolean }
  readonly 'quality-change': { readonly quality: string }
  readonly 'context-lost': Record<string, never>
  readonly 'context-restored': Record<string, never>
}

export type WorldEventName = keyof WorldEventDetails

/** What can be called, by the page itself or through a frame. */
export interface WorldControls {
  /** Opens the world if it is not open: without waiting for the reader to come near, or to touch it. Done when it is in the picture. */
  load(): Promise<void>
  /** @throws TerrellaError `invalid-argument` when the edit is none, `not-allowed` when a listener prevented it. Done when the land shows it. */
  apply(edit: WorldEdit | LoggedWorldEdit): Promise<void>
  undo(): Promise<boolean>
  redo(): Promise<boolean>
  /** Lets time go by again, as `pause()` found it. */
  play(): void
  /** Time stands, and nothing is drawn that is not asked for. */
  pause(): void
  setCamera(camera: Partial<WorldCamera>): void
  /** Elevation of the land that is drawn there; undefined where none is. */
  elevationAt(east: number, south: number): number | undefined
  /** The picture, as PNG. @param pixelRatio pixels for each CSS pixel */
  toBlob(options?: { readonly pixelRatio?: number }): Promise<Blob>
  /** The address of the app with the world in it; undefined when it holds too much for one. */
  toShareURL(): Promise<string | undefined>
  /** A file: the world, a picture that carries it, or land in the picture for other tools. */
  exportFile(kind: ExportKind): Promise<File>
  dismissPoster(): void
  dispose(): void
}

/** What can be read. */
export interface WorldReadings {
  /** Done when the world is ready; fails with a TerrellaError. */
  readonly ready: Promise<void>
  readonly loaded: boolean
  readonly world: WorldSnapshot | undefined
  readonly camera: WorldCamera | undefined
  readonly stats: WorldStats | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly capabilities: WorldCapabilities
}

/** The element, as a page sees it. Each attribute has a property of its name. */
export interface TerrellaWorldElement extends HTMLElement, WorldControls, WorldReadings, ReflectedAttributes {
  addEventListener<Name extends WorldEventName>(
    type: Name,
    listener: (event: CustomEvent<WorldEventDetails[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void
}

declare global {
  interface HTMLElementTagNameMap {
    'terrella-world': TerrellaWorldElement
  }
}
