/** How large plain data may be, all together. */
export interface PlainBounds {
  /** Lists and records in one another. */
  readonly depth: number
  /** Numbers, texts, lists, records and so on. */
  readonly values: number
  /** Of all texts and names. */
  readonly characters: number
}

/** Names by which code elsewhere could be led to change what all objects have. */
const UNSAFE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * What is wrong with data from outside, as the end of a sentence; undefined when it is nothing but finite numbers, texts, booleans, null and undefined, in lists
 * and records that keep to the bounds. It must have come through structured cloning: nothing in it computes.
 */
export function faultOfPlain(data: unknown, bounds: PlainBounds): string | undefined {
  let valuesLeft = bounds.values
  let charactersLeft = bounds.characters
  return faultAt(data, bounds.depth)

  function faultAt(value: unknown, depthLeft: number): string | undefined {
    if (--valuesLeft < 0) return `holds more than ${written(bounds.values)} values`
    if (typeof value === 'string') return faultOfText(value)
    if (typeof value === 'number') return Number.isFinite(value) ? undefined : `holds ${value} where a number must be finite`
    if (value === undefined || value === null || typeof value === 'boolean') return undefined
    if (typeof value !== 'object') return `holds a ${typeof value}`
    if (depthLeft === 0) return `is more than ${bounds.depth} levels deep`
    return Array.isArray(value) ? faultOfList(value, depthLeft - 1) : faultOfRecord(value, depthLeft - 1)
  }

  function faultOfText(text: string): string | undefined {
    charactersLeft -= text.length
    return charactersLeft < 0 ? `holds more than ${written(bounds.characters)} characters` : undefined
  }

  function faultOfList(list: readonly unknown[], depthLeft: number): string | undefined {
    // A list with nothing in it can say that it is as long as there are numbers: what is not there counts, too.
    for (const value of list) {
      const fault = faultAt(value, depthLeft)
      if (fault) return fault
    }
    return undefined
  }

  function faultOfRecord(record: object, depthLeft: number): string | undefined {
    if (!isRecord(record)) return 'holds something that is neither a list nor a plain object'
    for (const [name, value] of Object.entries(record)) {
      if (UNSAFE_NAMES.has(name)) return `has the name "${name}"`
      const fault = faultOfText(name) ?? faultAt(value, depthLeft)
      if (fault) return fault
    }
    return undefined
  }
}

/** Whether it is an object with nothing but names and values: no list, date, map, file and so on. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function written(count: number): string {
  return count.toLocaleString('en')
}
