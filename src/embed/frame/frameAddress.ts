import { ATTRIBUTES, type AttributeName } from '../attributeNames'
import { readAllowedOrigins } from './allowedOrigins'
import { LONGEST_ATTRIBUTE } from './bounds'

/** What the address of a frame says. */
export interface FrameAddress {
  /** Of the element, as they are to be set. */
  readonly attributes: ReadonlyMap<AttributeName, string>
  readonly allowedOrigins: readonly string[]
}

const LONGEST_QUERY = 16_384
const LONGEST_TOLD = 200
const LONGEST_FRAGMENT = LONGEST_ATTRIBUTE.src

/** Attributes that are on by being there; an address turns them off by `=false`. */
const SWITCHES: ReadonlySet<string> = new Set<AttributeName>(['controls', 'editable', 'muted'])

/** What a frame has that says nothing else: in a frame there is nothing beside the world that could have buttons for it. */
const DEFAULTS: readonly (readonly [AttributeName, string])[] = [
  ['controls', ''],
  ['reveal', 'auto'],
]

/**
 * Reads `embed.html?seed=7&weather=rain&origin=https://host.example#w=…`: attributes of the element by their names, which pages may drive it, and a world in the
 * fragment, which no server sees. The element looks at the attributes' values; what has no name here is passed over, and `warn` is told.
 */
export function readFrameAddress(search: string, fragment: string, warn: (sentence: string) => void): FrameAddress {
  if (search.length > LONGEST_QUERY) warn(`The address is passed over: what follows its ? is longer than ${LONGEST_QUERY} characters.`)
  const query = new URLSearchParams(search.length > LONGEST_QUERY ? '' : search)
  const attributes = new Map(DEFAULTS)
  const unknown: string[] = []
  for (const name of new Set(query.keys())) {
    if (isAttributeName(name)) setAttribute(attributes, name, query.get(name) ?? '')
    else if (name !== 'origin') unknown.push(name)
  }
  if (unknown.length > 0)
    warn(`Passed over in the address: ${unknown.join(', ').slice(0, LONGEST_TOLD)}. <terrella-world> has no such attribute.`)
  const source = readSource(fragment, warn)
  if (source !== undefined) attributes.set('src', source)
  return { attributes, allowedOrigins: readAllowedOrigins(query.get('origin') ?? '', warn) }
}

/** The world in a fragment, as `src` takes it; undefined when there is none. */
export function readSource(fragment: string, warn: (sentence: string) => void): string | undefined {
  if (!/^#(?:.*&)?w=/s.test(fragment)) return undefined
  if (fragment.length <= LONGEST_FRAGMENT) return fragment
  warn(`The world in the address is passed over: it is longer than ${LONGEST_FRAGMENT} characters.`)
  return undefined
}

function setAttribute(attributes: Map<AttributeName, string>, name: AttributeName, value: string): void {
  if (SWITCHES.has(name) && value === 'false') attributes.delete(name)
  else attributes.set(name, SWITCHES.has(name) ? '' : value)
}

function isAttributeName(name: string): name is AttributeName {
  return ATTRIBUTES.some((known) => known === name)
}
