import type { Fill, FirePicture, LifePicture, LoggedDeed, LoggedEdit, PoolBlock, Seed, StrokeRect, Tile } from '../world'
import type { LandTile } from './landTile'
import type { TileKind } from './tileCache'

/** Which engine runs the models. */
export type Backend = 'wasm' | 'webgpu'

/** A tile that is wanted. */
export interface Wish extends Tile {
  /** The cells that are needed now, where those are not all: what edits have changed elsewhere in the tile may stay as it is. */
  readonly part?: StrokeRect
}

/** What the page asks of the land worker. */
export type ToWorker =
  | {
      readonly type: 'open'
      readonly seed: Seed
      /** Folder of the model files, absolute. */
      readonly modelsUrl: string
      /** A baked place to show before the models are there, absolute. */
      readonly bakedUrl: string | undefined
      readonly backend: Backend
      /** False leaves the land in outline. */
      readonly hasModels: boolean
      /** Whether the browser may keep the model files. */
      readonly keepsFiles: boolean
      /** Look for a first place once the models are there. */
      readonly findPlace: boolean
      readonly edits: readonly LoggedEdit[]
      /** What grew before, as `life-kept` had it. */
      readonly life: Uint8Array | undefined
    }
  /**
   * Takes edits out, then adds others, each in its place of the log's order. `revision` counts these messages: tiles tell how many they have seen. `poured`
   * are the entries of changed water that may stand in a tile the page has: their lakes are found at once.
   */
  | {
      readonly type: 'edit'
      readonly removed: readonly LoggedEdit[]
      readonly added: readonly LoggedEdit[]
      readonly poured: readonly number[]
      readonly revision: number
    }
  /** The tiles that are wanted, most wanted first; replaces the list before. `received` is how many tiles have arrived so far. */
  | { readonly type: 'want'; readonly tiles: readonly Wish[]; readonly received: number }
  /** Land has been drawn for the first time. */
  | { readonly type: 'drawn' }
  /** Asks for the ground in which an edit would pour water; answered with `ground` and the same number. */
  | { readonly type: 'ground'; readonly edit: Fill; readonly request: number }
  /** Asks for land as a file for other tools, as the edits are now; answered with `surveying`, and `surveyed` or `unsurveyed`, and the same number. */
  | { readonly type: 'survey'; readonly request: number; readonly order: SurveyOrder }
  /** It is wanted no more: nothing is answered any more. */
  | { readonly type: 'end-survey'; readonly request: number }
  /**
   * Lets what grows live on to a season, counted since the world began, around where the eye is, and some seasons ahead of that; answered with `lives` for every season that is a
   * multiple of the stride, and with `grown`.
   */
  | {
      readonly type: 'live'
      readonly season: number
      readonly ahead: number
      readonly stride: number
      readonly east: number
      readonly south: number
    }
  /** Asks for what has grown, to be kept; answered with `life-kept` and the same number. */
  | { readonly type: 'keep-life'; readonly request: number }
  /** The deeds that stand, in the order of the log; replaces the list before. */
  | { readonly type: 'deeds'; readonly deeds: readonly LoggedDeed[] }
  /** Opens the models anew after a failure. */
  | { readonly type: 'retry' }
  /** Opens the relief model on a backend, times it, and answers with `timed` or `failed`. */
  | { readonly type: 'time'; readonly modelsUrl: string; readonly backend: Backend }

/** Land to be saved for other tools: cells of one level, from the north-west. */
export interface SurveyOrder {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  /** A model with colours, or a height map. */
  readonly as: 'glb' | 'png'
  /** Whether sea and lakes are as high as their surface, or as the ground below. */
  readonly isWaterShown: boolean
}

export interface SurveyFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Learned metres. */
  readonly lowestMetres: number
  readonly highestMetres: number
}

/** The ground that decides where water stands: cells of an edit's level in learned metres, row-major from the north-west. */
export interface GroundReport extends StrokeRect {
  readonly heights: Float32Array
}

/** What has grown, as bytes to be kept, and as a summary to be sent in a link. */
export interface GrownLife {
  readonly life: Uint8Array
  readonly summary: Uint8Array
}

/** Why there is no dreamed land. */
export type LandFault = 'off' | 'missing' | 'corrupt' | 'version' | 'wasm-refused' | 'failed'

/** A place and a direction to look from it: learned metres, radians clockwise from north. */
export interface Viewpoint {
  readonly east: number
  readonly south: number
  readonly elevation: number
  readonly yaw: number
  readonly pitch: number
}

/** What the land worker answers. */
export type FromWorker =
  | { readonly type: 'tiles'; readonly tiles: readonly LandTile[]; readonly kind: TileKind }
  /** Lakes have come, gone or changed in these cells: tiles that show them are to be made again. Follows every `edit`, which it has seen, and comes when a lake has been found for the first time. */
  | { readonly type: 'water'; readonly cells: readonly StrokeRect[]; readonly revision: number }
  /** How far a survey has come, 0 to 1. */
  | { readonly type: 'surveying'; readonly request: number; readonly share: number }
  | { readonly type: 'surveyed'; readonly request: number; readonly file: SurveyFile }
  /** `reason` is a sentence for the visitor. */
  | { readonly type: 'unsurveyed'; readonly request: number; readonly reason: string }
  /** More may come to stand in these cells than before: plants are to be listed anew there. */
  | { readonly type: 'grown'; readonly cells: readonly StrokeRect[] }
  /** What lives on the land around the eye when a season begins. It replaces what was told of that season and of later ones. */
  | { readonly type: 'lives'; readonly season: number; readonly picture: LifePicture; readonly fire?: FirePicture }
  /** What has grown; undefined where nothing has, or nothing lives yet. */
  | { readonly type: 'life-kept'; readonly request: number; readonly kept: GrownLife | undefined }
  /** What grew before cannot be read, and the land is as its seed and edits have it; `reason` is a sentence for the visitor. */
  | { readonly type: 'life-refused'; readonly reason: string }
  /** A chunk that nobody is near any more, as it was left. */
  | { readonly type: 'rests'; readonly picture: LifePicture }
  /** The hollows of a block where rain was poured, the last time in this season. It replaces what was told of the block. */
  | { readonly type: 'pools'; readonly block: PoolBlock; readonly season: number }
  | { readonly type: 'ground'; readonly request: number; readonly ground: GroundReport }
  | { readonly type: 'progress'; readonly loadedBytes: number; readonly totalBytes: number }
  /** `models` has the hashes of the model files that the land is made with. */
  | { readonly type: 'ready'; readonly backend: Backend; readonly models: Readonly<Record<string, string>> }
  | { readonly type: 'failed'; readonly fault: LandFault; readonly message: string }
  | { readonly type: 'place'; readonly place: Viewpoint }
  | { readonly type: 'timed'; readonly backend: Backend; readonly millisecondsPerRun: number }
