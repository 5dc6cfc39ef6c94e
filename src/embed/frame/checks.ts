import { isRecord } from './plainData'

/** Tells whether something from outside is what it must be. */
export type Check<Value> = (value: unknown) => value is Value

export const isNumber: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value)

export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean'

export const isNothing: Check<undefined> = (value): value is undefined => value === undefined

/** Text of no more characters than that. */
export function isTextUpTo(longest: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= longest
}

export function isOneOf<const Value extends string>(values: readonly Value[]): Check<Value> {
  return (value): value is Value => values.some((known) => known === value)
}

/** The value, or undefined. */
export function isOptional<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || check(value)
}

export function isListOf<Value>(check: Check<Value>): Check<readonly Value[]> {
  return (value): value is readonly Value[] => Array.isArray(value) && value.every(check)
}

/** A plain object that has all of this; what else it has comes from a newer version, and is passed over. */
export function hasShape<Value>(shape: { readonly [Name in keyof Value]-?: Check<Value[Name]> }): Check<Value> {
  const parts = Object.entries<Check<unknown>>(shape)
  return (value): value is Value =>
    isRecord(value) && parts.every(([name, check]) => check(Object.hasOwn(value, name) ? value[name] : undefined))
}

/** What a call is given, one check for each argument. */
export function isGiven<Given extends readonly unknown[]>(
  ...checks: { readonly [Place in keyof Required<Given>]: Check<Given[Place]> }
): Check<Given> {
  const list: readonly Check<unknown>[] = checks
  return (value): value is Given => Array.isArray(value) && value.length <= list.length && list.every((check, place) => check(value[place]))
}
