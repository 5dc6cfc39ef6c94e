import type { WorldMode, WorldPace, WorldQuality } from './api'
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
  pace?: WorldPace
  quality?: WorldQuality
  backend?: 'auto' | 'wasm' | 'webgpu'
  models?: 'auto' | 'off'
  storage?: 'none' | 'local'
  'touch-action'?: string
  'interaction-prompt'?: 'auto' | 'none'
  motion?: 'auto' | 'reduce'
  muted?: boolean
  lang?: string
}

/** `touch-action` is `touchAction`. */
export type CamelCase<Name extends string> = Name extends `${infer Start}-${infer Rest}` ? `${Start}${Capitalize<CamelCase<Rest>>}` : Name

/** The properties that attributes have: text, or whether it is there. */
export type ReflectedAttributes = {
  [Name in AttributeName as CamelCase<Name>]: WorldAttributes[Name] extends boolean | undefined ? boolean : string
}

/** Fails to compile when an attribute has a name here and none in the list, or the other way round. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
const isComplete: Same<keyof WorldAttributes, AttributeName> = true
void isComplete
