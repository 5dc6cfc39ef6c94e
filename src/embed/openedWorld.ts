import type { ExportKind, LoggedWorldEdit, WorldCamera, WorldEdit, WorldEventDetails, WorldSnapshot, WorldStats } from './api'
import type { Settings } from './settings'

/** Events that the world itself tells of; the element adds its own. */
export type WorldNews = Omit<WorldEventDetails, 'visibility'>

/** Where a world is opened, and who is told of it. */
export interface WorldPlace {
  /** The element. */
  readonly host: HTMLElement
  readonly root: ShadowRoot
  /** What the world fills: sized, and positioned. */
  readonly mount: HTMLElement
  /** Folder of models and places, absolute. */
  readonly assetsUrl: string
  /** The app, for links to worlds, absolute. */
  readonly appUrl: string
  /** @returns false when it was prevented */
  readonly tell: <Name extends keyof WorldNews>(name: Name, detail: WorldNews[Name]) => boolean
}

/** A world that is open in an element. */
export interface OpenedWorld {
  readonly camera: WorldCamera | undefined
  readonly snapshot: WorldSnapshot
  readonly stats: WorldStats | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Follows attributes that have changed. */
  follow(settings: Settings): void
  apply(edit: WorldEdit | LoggedWorldEdit): Promise<void>
  undo(): boolean
  redo(): boolean
  play(): void
  pause(): void
  setCamera(camera: Partial<WorldCamera>): void
  elevationAt(east: number, south: number): number | undefined
  toBlob(pixelRatio: number): Promise<Blob>
  toShareURL(): Promise<string | undefined>
  exportFile(kind: ExportKind): Promise<File>
  /** Draws nothing while nobody sees it. */
  rest(): void
  wake(): void
  /** Gives the graphics device and the worker back. @returns the picture as it was, if there was one */
  suspend(): Promise<HTMLElement | undefined>
  /** Opens again what was suspended, as it was. */
  resume(): void
  dispose(): void
}

/** Opens a world. @throws TerrellaError `source-unavailable`, `source-refused` */
export type OpenWorld = (place: WorldPlace, settings: Settings) => Promise<OpenedWorld>
