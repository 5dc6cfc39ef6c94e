import { DAYS_OF_YEAR, parseSeed, type Seed, WEATHERS, type WeatherName } from '../world'
import type { WorldMode, WorldPace, WorldQuality } from './api'
import type { AttributeName } from './attributeNames'

/** What the attributes of an element say, each within its range. Undefined leaves it to the world. */
export interface Settings {
  /** Absolute, or a fragment. */
  readonly src: string | undefined
  readonly seed: Seed | undefined
  readonly alt: string
  readonly poster: string | undefined
  readonly loading: 'auto' | 'lazy' | 'eager'
  readonly reveal: 'auto' | 'interaction' | 'manual'
  readonly mode: WorldMode
  readonly controls: boolean
  readonly editable: boolean
  /** Undefined for all. */
  readonly tools: readonly string[] | undefined
  /** 0 to 24, or the hour where the reader is. */
  readonly hour: number | 'now' | undefined
  readonly dayOfYear: number | undefined
  readonly weather: WeatherName | undefined
  readonly pace: WorldPace
  readonly quality: WorldQuality
  readonly backend: 'auto' | 'wasm' | 'webgpu'
  readonly models: 'auto' | 'off'
  readonly storage: 'none' | 'local'
  readonly touchAction: string
  readonly interactionPrompt: 'auto' | 'none'
  readonly motion: 'auto' | 'reduce'
  readonly muted: boolean
  readonly lang: string | undefined
}

/** The text of an attribute; null where it is not set. */
type Read = (name: AttributeName) => string | null

const LONGEST_TEXT = 2000
const LONGEST_SOURCE = 200_000

const WEATHER = Object.keys(WEATHERS) as WeatherName[]
const TOOL = /^[a-z-]{1,24}$/
const MOST_TOOLS = 40
const TOUCH_ACTIONS = ['pan-y', 'pan-x', 'none', 'auto', 'manipulation', 'pinch-zoom']

/** Middle of each season of the northern half. */
const SEASONS: Readonly<Record<string, number>> = { spring: 105, summer: 196, autumn: 288, winter: 15 }

/**
 * Reads all attributes. What is out of range is warned of, with what is used instead, and is as if it were not there.
 * @param base address that relative ones are meant from
 */
export function readSettings(read: Read, base: string, warn: (sentence: string) => void): Settings {
  const oneOf = <Name extends string>(name: AttributeName, names: readonly Name[], usual: Name): Name => {
    const text = read(name)
    if (text === null || text === '') return usual
    const found = names.find((one) => one === text.trim())
    if (found === undefined) warn(sentence(name, text, `is none of ${names.join(', ')}; ${usual} is used`))
    return found ?? usual
  }
  const value = <Value>(name: AttributeName, parse: (text: string) => Value | undefined, expected: string): Value | undefined => {
    const text = read(name)
    if (text === null || text === '') return undefined
    const parsed = text.length > LONGEST_SOURCE ? undefined : parse(text.trim())
    if (parsed === undefined) warn(sentence(name, text, `is not ${expected}; it is left out`))
    return parsed
  }
  return {
    src: value('src', (text) => sourceOf(text, base), 'the address of a world, or a fragment that begins with #w='),
    seed: value('seed', parseSeed, 'a number or a name'),
    alt: (read('alt') ?? '').slice(0, LONGEST_TEXT),
    poster: value('poster', (text) => addressOf(text, base), 'the address of a picture'),
    loading: oneOf('loading', ['auto', 'lazy', 'eager'], 'auto'),
    reveal: oneOf('reveal', ['auto', 'interaction', 'manual'], 'auto'),
    mode: oneOf('mode', ['orbit', 'walk', 'fly'], 'orbit'),
    controls: read('controls') !== null,
    editable: read('editable') !== null,
    tools: value('tools', toolsOf, 'names of tools, with spaces between them'),
    hour: value('time', hourOf, 'an hour such as 18:30, 18.5 or now'),
    dayOfYear: value('season', dayOf, `spring, summer, autumn, winter, or a day of the year from 0 to ${DAYS_OF_YEAR - 1}`),
    weather: value('weather', (text) => WEATHER.find((name) => name === text), `one of ${WEATHER.join(', ')}`),
    pace: oneOf('pace', ['still', 'real', 'day', 'year'], 'still'),
    quality: oneOf('quality', ['auto', 'high', 'medium', 'low'], 'auto'),
    backend: oneOf('backend', ['auto', 'wasm', 'webgpu'], 'auto'),
    models: oneOf('models', ['auto', 'off'], 'auto'),
    storage: oneOf('storage', ['none', 'local'], 'none'),
    touchAction: value('touch-action', touchActionOf, `made of ${TOUCH_ACTIONS.join(', ')}`) ?? 'pan-y',
    interactionPrompt: oneOf('interaction-prompt', ['auto', 'none'], 'auto'),
    motion: oneOf('motion', ['auto', 'reduce'], 'auto'),
    muted: read('muted') !== null,
    lang: value('lang', (text) => (/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/.test(text) ? text : undefined), 'a language'),
  }
}

function sentence(name: string, text: string, why: string): string {
  return `<terrella-world> ${name}="${text.length > 60 ? `${text.slice(0, 60)}…` : text}" ${why}.`
}

function sourceOf(text: string, base: string): string | undefined {
  return text.startsWith('#') ? (/^#(?:.*&)?w=/.test(text) ? text : undefined) : addressOf(text, base)
}

function addressOf(text: string, base: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined
  const { protocol, href } = new URL(text, base)
  return ['http:', 'https:', 'blob:', 'data:', 'file:'].includes(protocol) ? href : undefined
}

function toolsOf(text: string): readonly string[] | undefined {
  const names = text.split(/\s+/)
  return names.length <= MOST_TOOLS && names.every((name) => TOOL.test(name)) ? names : undefined
}

function hourOf(text: string): number | 'now' | undefined {
  if (text === 'now') return text
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  const hour = hours ? Number(hours) + Number(minutes) / 60 : /^\d{1,2}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  return hour < 24 && !(Number(minutes) > 59) ? hour : undefined
}

function dayOf(text: string): number | undefined {
  if (Object.hasOwn(SEASONS, text)) return SEASONS[text]
  return /^\d{1,3}$/.test(text) && Number(text) < DAYS_OF_YEAR ? Number(text) : undefined
}

function touchActionOf(text: string): string | undefined {
  const parts = text.split(/\s+/)
  return parts.every((part) => TOUCH_ACTIONS.includes(part)) ? text : undefined
}
