import type { WorldMode, WorldQuality } from './api'
import type { AttributeName } from './attributeNames'

/** Attributes of `<terrella-world>` with what they may be, for types of JSX and of React. See the reference for what they mean. */
export interface WorldAttributes {
  src?: string
  seed?: number | string
  alt?: string
  poster?: string
  loading?: 'auto' | 'lazy' | 'eager'
  reveal?: 'auto' | 'interaction' | 'manual'
  mode?: WorldMode
  controls?: boolean
  editable?: boolean
  tools?: string
  time?: number | string
  season?: number | string
  weather?: 'clear' | 'fair' | 'overcast' | 'mist' | 'rain' | 'snow' | 'storm'
  quality?: WorldQuality
  backend?: 'auto' | 'wasm' | 'webgpu'
  models?: 'auto' | 'off'
  storage?: 'none' | 'local'
  'touch-action'?: 'pan-y' | 'pan-x' | 'none'
  'interaction-prompt'?: 'auto' | 'none'
  motion?: 'auto' | 'reduce'
  muted?: boolean
  lang?: string
}

/** Fails to compile when an attribute has a name here and none in the list, or the other way round. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
const isComplete: Same<keyof WorldAttributes, AttributeName> = true
void isComplete
