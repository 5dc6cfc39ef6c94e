/** What a page's author reads of one name. */
export interface NamedThing {
  readonly name: string
  /** One or two sentences. */
  readonly description: string
}

/** An attribute: text in the page. */
export interface AttributeEntry extends NamedThing {
  /** TypeScript of its value; a union of words where it is one of some. */
  readonly type: string
  /** As it is where the attribute is missing; left out where nothing is. */
  readonly default?: string
}

export interface PropertyEntry extends NamedThing {
  readonly type: string
}

export interface MethodEntry extends NamedThing {
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly optional?: boolean }[]
  readonly returns: string
}

export interface EventEntry extends NamedThing {
  /** TypeScript of `event.detail`. */
  readonly detail: string
  readonly cancelable?: boolean
}

export interface StyleEntry extends NamedThing {
  readonly default: string
  /** As CSS writes it: `<color>`, `<number>`. */
  readonly syntax: string
}

/** The words that an attribute may be; none where it is free text or a sign that stands or not. */
export function wordsOf({ type }: Pick<AttributeEntry, 'type'>): string[] {
  const parts = type.split('|').map((part) => part.trim())
  return parts.every((part) => /^'[\w-]+'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : []
}
