import type * as Ort from 'onnxruntime-web/wasm'
import type { ModelEntry, Runtime } from '../../../src/models'
import type { LandTile } from '../../../src/streaming/landTile'

/** An inference engine with the relief model's file: in a browser's worker or in Node. */
export interface Engine {
  readonly runtime: Runtime
  readonly executionProviders: Ort.InferenceSession.ExecutionProviderConfig[]
  /** The manifest's word on the relief model. */
  readonly entry: ModelEntry
  /** The relief model's file. */
  readonly model: Uint8Array
  /** Hands finished tiles on, as the land worker hands them to the page. */
  readonly deliver: (tiles: readonly LandTile[]) => void
}
