import fc from 'fast-check'
import { type NavigationInput, NO_INPUT } from '../../src/studio'

/** An input that differs from doing nothing in what is given. */
export function input(change: Partial<NavigationInput>): NavigationInput {
  return { ...NO_INPUT, ...change }
}

const axis = fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1, noNaN: true }))
const point = fc.record({ x: fc.double({ min: -1, max: 1, noNaN: true }), y: fc.double({ min: -1, max: 1, noNaN: true }) })
const seldom = <T>(value: fc.Arbitrary<T>, weight: number) =>
  fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value })
const length = fc.double({ min: -0.5, max: 0.5, noNaN: true })

/** Whatever hands can do in a frame. */
export const anyInput: fc.Arbitrary<NavigationInput> = fc.record({
  move: fc.record({ right: axis, forward: axis, up: axis }),
  isFaster: fc.boolean(),
  turn: fc.record({ right: axis, up: axis }),
  drag: seldom(fc.record({ kind: fc.constantFrom('turn' as const, 'pan' as const), from: point, right: length, down: length }), 20),
  zoom: seldom(fc.record({ at: point, amount: fc.double({ min: -2, max: 2, noNaN: true }) }), 20),
  twist: axis,
  goTo: seldom(point, 1),
  mode: seldom(fc.constantFrom('orbit' as const, 'fly' as const, 'walk' as const), 1),
  isGoingHome: fc.boolean().map((home) => home && false),
  isCalm: fc.boolean(),
})

const wild = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e300, 5e-324))
const wildPoint = fc.record({ x: wild, y: wild })

/** What a broken device could send. */
export const hostileInput: fc.Arbitrary<NavigationInput> = fc.record({
  move: fc.record({ right: wild, forward: wild, up: wild }),
  isFaster: fc.boolean(),
  turn: fc.record({ right: wild, up: wild }),
  drag: seldom(fc.record({ kind: fc.constantFrom('turn' as const, 'pan' as const), from: wildPoint, right: wild, down: wild }), 20),
  zoom: seldom(fc.record({ at: wildPoint, amount: wild }), 20),
  twist: wild,
  goTo: seldom(wildPoint, 2),
  mode: seldom(fc.constantFrom('orbit' as const, 'fly' as const, 'walk' as const), 2),
  isGoingHome: fc.boolean(),
  isCalm: fc.boolean(),
})
