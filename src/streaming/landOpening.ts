import type { LoggedEdit, Seed } from '../world'
import type { Backend, ToWorker } from './protocol'

export interface LandStreamOptions {
  readonly seed: Seed
  /** Folder of the model files, absolute. */
  readonly modelsUrl: string
  readonly bakedUrl?: string
  readonly backend?: Backend
  /** False leaves the land in outline, and fetches nothing for it. */
  readonly hasModels?: boolean
  /** Whether the browser may keep the model files; it does if nothing is said. */
  readonly keepsFiles?: boolean
  readonly findPlace?: boolean
  readonly edits?: readonly LoggedEdit[]
  /** What grew before, as `lifeKept.ask` gave it. */
  readonly life?: Uint8Array
  readonly capacityTiles?: number
  readonly capacityBytes?: number
}

/** What the worker is told of them. */
export function openingOf(options: LandStreamOptions): ToWorker {
  const { seed, modelsUrl, bakedUrl, backend = 'wasm', hasModels = true, keepsFiles = true, findPlace = false, edits = [], life } = options
  return { type: 'open', seed, modelsUrl, bakedUrl, backend, hasModels, keepsFiles, findPlace, edits, life }
}
