import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createNavigation,
  EYE_HEIGHT_METRES,
  elevationUnder,
  type Ground,
  isAtRest,
  LEAST_CLEARANCE_METRES,
  type Mode,
  type NavigationInput,
  type NavigationState,
  NO_INPUT,
  stepNavigation,
} from '../../src/studio'
import { anyGround, cliffs, flat, hills, ramp } from './grounds'
import { anyInput, hostileInput, input } from './inputs'

const FRAME = 1 / 60
const modes: readonly Mode[] = ['orbit', 'fly', 'walk']

function start(ground: Ground, mode: Mode, heightMetres: number, at = { east: 0, south: 0 }): NavigationState {
  const height = mode === 'walk' ? EYE_HEIGHT_METRES : heightMetres
  const eye = { ...at, elevation: (ground.elevationAt(at.east, at.south) ?? 0) + height }
  return createNavigation({ eye, yaw: 0.3, pitch: -0.3 }, mode)
}

function run(state: NavigationState, asked: NavigationInput, seconds: number, ground: Ground, frame = FRAME): NavigationState {
  let next = state
  for (let left = seconds; left > 1e-9; left -= frame) next = stepNavigation(next, asked, Math.min(frame, left), { ground, aspect: 1.6 })
  return next
}

function heightAbove(state: NavigationState, ground: Ground): number {
  return state.eye.elevation - (elevationUnder(ground, state.eye.east, state.eye.south) ?? Number.NEGATIVE_INFINITY)
}

const numbersOf = (state: NavigationState) => [state.eye.east, state.eye.south, state.eye.elevation, state.yaw, state.pitch]

describe('whatever hands do', () => {
  test('the eye stays above the ground', () => {
    fc.assert(
      fc.property(
        anyGround,
        fc.constantFrom(...modes),
        fc.double({ min: 8, max: 20_000, noNaN: true }),
        fc.array(fc.tuple(anyInput, fc.double({ min: 0, max: 0.3, noNaN: true })), { maxLength: 40 }),
        (ground, mode, height, frames) => {
          let state = start(ground, mode, height)
          for (const [asked, seconds] of frames) {
            state = stepNavigation(state, asked, seconds, { ground, aspect: 1.6 })
            expect(heightAbove(state, ground)).toBeGreaterThanOrEqual(LEAST_CLEARANCE_METRES - 1e-6)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('everything stays a number, for any input, time, picture and ground', () => {
    const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY))
    const brokenGround: Ground = { elevationAt: (east) => (east > 0 ? Number.NaN : Number.POSITIVE_INFINITY) }
    fc.assert(
      fc.property(
        fc.oneof(anyGround, fc.constant(brokenGround)),
        fc.array(fc.tuple(hostileInput, anyNumber, anyNumber), { maxLength: 25 }),
        (ground, frames) => {
          let state = start(flat, 'orbit', 500)
          for (const [asked, seconds, aspect] of frames) {
            state = stepNavigation(state, asked, seconds, { ground, aspect })
            expect(numbersOf(state).every(Number.isFinite)).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('once hands are still, everything comes to rest exactly', () => {
    fc.assert(
      fc.property(anyGround, fc.constantFrom(...modes), fc.array(anyInput, { maxLength: 12 }), (ground, mode, inputs) => {
        let state = start(ground, mode, 300)
        for (const asked of inputs) state = run(state, { ...asked, isCalm: false }, 0.1, ground)
        state = run(state, NO_INPUT, 40, ground, 0.05)
        expect(isAtRest(state)).toBe(true)
        const later = run(state, NO_INPUT, 1, ground)
        expect(later.eye).toEqual(state.eye)
        expect([later.yaw, later.pitch]).toEqual([state.yaw, state.pitch])
      }),
      { numRuns: 60 },
    )
  })

  test('for people who asked for less motion nothing moves on by itself', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...modes), (asked, mode) => {
        const calm = { ...NO_INPUT, isCalm: true }
        let state = run(start(flat, mode, 300), { ...asked, isCalm: true }, 0.1, flat)
        state = stepNavigation(state, calm, FRAME, { ground: flat, aspect: 1.6 })
        state = stepNavigation(state, calm, FRAME, { ground: flat, aspect: 1.6 })
        expect(isAtRest(state)).toBe(true)
      }),
    )
  })
})

describe('time', () => {
  const asks: [string, NavigationInput][] = [
    ['flying ahead', input({ move: { right: 0.2, forward: 1, up: 0.3 } })],
    ['turning with a stick', input({ turn: { right: 1, up: 0.4 } })],
  ]
  for (const [name, asked] of asks) {
    for (const mode of modes) {
      test(`${name} (${mode}) is the same at 15, 60 and 144 frames a second`, () => {
        const ground = hills(60, 3000)
        const ends = [15, 60, 144].map((rate) =>
          run(run(start(ground, mode, 800), asked, 1, ground, 1 / rate), NO_INPUT, 2, ground, 1 / rate),
        )
        const [slow, usual, fast] = ends
        if (!slow || !usual || !fast) throw new Error('Expected three ends.')
        const metres = Math.hypot(usual.eye.east, usual.eye.south)
        for (const other of [slow, fast]) {
          expect(Math.abs(other.eye.east - usual.eye.east)).toBeLessThan(0.01 * metres + 0.5)
          expect(Math.abs(other.eye.south - usual.eye.south)).toBeLessThan(0.01 * metres + 0.5)
          expect(other.yaw).toBeCloseTo(usual.yaw, 2)
          expect(other.pitch).toBeCloseTo(usual.pitch, 2)
        }
      })
    }
  }

  test('two half steps are one step', () => {
    fc.assert(
      fc.property(anyInput, fc.double({ min: 0.001, max: 1 / 60, noNaN: true }), (asked, seconds) => {
        const moving = run(start(flat, 'fly', 900), input({ move: { right: 0, forward: 1, up: 0 } }), 0.3, flat)
        const around = { ground: flat, aspect: 1.6 }
        const held = { ...asked, drag: undefined, zoom: undefined, twist: 0, goTo: undefined, mode: undefined }
        const one = stepNavigation(moving, held, seconds, around)
        const two = stepNavigation(stepNavigation(moving, held, seconds / 2, around), held, seconds / 2, around)
        const metres = Math.hypot(
          one.eye.east - moving.eye.east,
          one.eye.south - moving.eye.south,
          one.eye.elevation - moving.eye.elevation,
        )
        expect(Math.hypot(one.eye.east - two.eye.east, one.eye.south - two.eye.south)).toBeLessThan(0.05 * metres + 1e-6)
      }),
    )
  })
})

describe('on foot', () => {
  test('the eye keeps its height over hills', () => {
    const ground = hills(40, 900)
    let state = start(ground, 'walk', 0)
    for (let frame = 0; frame < 1200; frame++) {
      state = stepNavigation(state, input({ move: { right: 0.3, forward: 1, up: 0 }, isFaster: true }), FRAME, { ground, aspect: 1.6 })
      expect(state.mode).toBe('walk')
      expect(Math.abs(heightAbove(state, ground) - EYE_HEIGHT_METRES)).toBeLessThan(0.5)
    }
    expect(Math.hypot(state.eye.east, state.eye.south)).toBeGreaterThan(500)
  })

  test('the steeper the way up, the slower; from 45 degrees it ends', () => {
    const north = input({ move: { right: 0, forward: 1, up: 0 } })
    const climbed = [0, 0.2, 0.5, 0.8, 0.99, 1.05, 2].map((rise) => {
      const ground = ramp(rise)
      const state = { ...start(ground, 'walk', 0), yaw: 0 }
      return -run(state, north, 4, ground).eye.south
    })
    for (let index = 1; index < climbed.length; index++) expect(climbed[index]).toBeLessThanOrEqual(climbed[index - 1] ?? 0)
    expect(climbed[0]).toBeGreaterThan(90)
    expect(climbed[1]).toBeGreaterThan(60)
    expect(climbed[5]).toBeCloseTo(0, 9)
    expect(climbed[6]).toBeCloseTo(0, 9)
  })

  test('a slope of 70 degrees is clambered down steadily and not climbed', () => {
    const ground: Ground = { elevationAt: (_, south) => (south < 0 ? Math.max(-400, south * 2.75) : 0) }
    let state = { ...start(ground, 'walk', 0, { east: 0, south: 60 }), yaw: 0 }
    for (let quarter = 0; quarter < 4 * 25; quarter++) {
      const before = state
      state = run(state, input({ move: { right: 0, forward: 1, up: 0 } }), 0.25, ground)
      expect(before.eye.elevation - state.eye.elevation).toBeLessThanOrEqual(30 * 0.25)
      expect(Math.abs(heightAbove(state, ground) - EYE_HEIGHT_METRES)).toBeLessThan(0.5)
    }
    expect(heightAbove(state, ground)).toBeLessThan(state.eye.elevation + 400 + 1e-6)
    expect(state.eye.south).toBeLessThan(-160)
    const back = run(state, input({ move: { right: 0, forward: -1, up: 0 } }), 30, ground)
    expect(back.eye.south).toBeLessThan(-140)
  })

  test('a precipice stops a walker at its edge and at its foot', () => {
    const ground: Ground = { elevationAt: (_, south) => (south < 0 ? -400 : 0) }
    const ahead = input({ move: { right: 0, forward: 1, up: 0 } })
    const above = run({ ...start(ground, 'walk', 0, { east: 0, south: 60 }), yaw: 0 }, ahead, 9, ground)
    expect(above.eye.south).toBeGreaterThanOrEqual(0)
    const below = run({ ...start(ground, 'walk', 0, { east: 0, south: -60 }), yaw: Math.PI }, ahead, 9, ground)
    expect(below.eye.south).toBeLessThan(0)
    expect(below.eye.south).toBeGreaterThan(-10)
  })

  test('a wall that is met at an angle is followed', () => {
    const ground: Ground = { elevationAt: (_, south) => (south < 0 ? -south * 4 : 0) }
    const state = { ...start(ground, 'walk', 0, { east: 0, south: 20 }), yaw: Math.PI / 4 }
    const end = run(state, input({ move: { right: 0, forward: 1, up: 0 } }), 6, ground)
    expect(end.eye.south).toBeGreaterThan(-2)
    expect(end.eye.east).toBeGreaterThan(60)
  })

  test('land that becomes better known lifts or lowers the eye softly', () => {
    for (const change of [-30, -5, 3]) {
      const ground: Ground = { elevationAt: () => change }
      let state = start(flat, 'walk', 0)
      const before = state.eye.elevation
      state = stepNavigation(state, NO_INPUT, FRAME, { ground, aspect: 1.6 })
      expect(Math.abs(state.eye.elevation - before)).toBeLessThan(Math.abs(change) * 0.2)
      state = run(state, NO_INPUT, 5, ground)
      expect(state.eye.elevation).toBeCloseTo(change + EYE_HEIGHT_METRES, 6)
      expect(isAtRest(state)).toBe(true)
    }
  })
})

describe('from one mode to the next', () => {
  test('whoever comes low is on foot, and whoever rises flies', () => {
    let state = run(start(flat, 'fly', 60), input({ move: { right: 0, forward: 0, up: -1 } }), 4, flat)
    expect(state.mode).toBe('walk')
    state = run(state, NO_INPUT, 3, flat)
    expect(heightAbove(state, flat)).toBeCloseTo(EYE_HEIGHT_METRES, 6)
    state = run(state, input({ move: { right: 0, forward: 0, up: 1 } }), 3, flat)
    expect(state.mode).toBe('fly')
    expect(heightAbove(state, flat)).toBeGreaterThan(30)
  })

  test('the wheel brings one down to the land and back up', () => {
    let state = createNavigation({ eye: { east: 0, south: 0, elevation: 2000 }, yaw: 0, pitch: -0.6 }, 'orbit')
    for (let notch = 0; notch < 60; notch++) state = run(state, input({ zoom: { at: { x: 0, y: 0 }, amount: 0.25 } }), 0.05, flat, 0.05)
    state = run(state, NO_INPUT, 3, flat)
    expect(state.mode).toBe('walk')
    expect(state.pitch).toBeGreaterThan(-0.45)
    for (let notch = 0; notch < 40; notch++) state = run(state, input({ zoom: { at: { x: 0, y: 0 }, amount: -0.25 } }), 0.05, flat, 0.05)
    state = run(state, NO_INPUT, 3, flat)
    expect(state.mode).toBe('orbit')
    expect(heightAbove(state, flat)).toBeGreaterThan(300)
    expect(state.pitch).toBeLessThan(-0.3)
  })

  test('each mode is reached by its own key from each other', () => {
    for (const from of modes) {
      for (const to of modes) {
        const ground = hills(80, 2000)
        const state = stepNavigation(start(ground, from, 500), input({ mode: to }), FRAME, { ground, aspect: 1.6 })
        expect(run(state, NO_INPUT, 8, ground).mode).toBe(to)
      }
    }
  })

  test('going to a point ends there, on foot, at rest', () => {
    const ground = hills(300, 9000)
    let state = createNavigation({ eye: { east: 0, south: 0, elevation: 1500 }, yaw: 0, pitch: -0.4 }, 'orbit')
    state = stepNavigation(state, input({ goTo: { x: 0.2, y: 0.1 } }), FRAME, { ground, aspect: 1.6 })
    const end = state.flight?.to.eye
    state = run(state, NO_INPUT, 8, ground)
    expect(state.mode).toBe('walk')
    expect(isAtRest(state)).toBe(true)
    expect(Math.hypot(state.eye.east - (end?.east ?? 0), state.eye.south - (end?.south ?? 0))).toBeLessThan(1)
    expect(heightAbove(state, ground)).toBeCloseTo(EYE_HEIGHT_METRES, 3)
  })

  test('the sky leads nowhere, a hand ends a flight, home is where it began', () => {
    const around = { ground: flat, aspect: 1.6 }
    let state = start(flat, 'orbit', 500)
    expect(stepNavigation(state, input({ goTo: { x: 0, y: 1 } }), FRAME, around).flight).toBeUndefined()
    state = run(stepNavigation(state, input({ goTo: { x: 0, y: -0.5 } }), FRAME, around), NO_INPUT, 0.4, flat)
    expect(state.flight).toBeDefined()
    const held = stepNavigation(state, input({ drag: { kind: 'turn', from: { x: 0, y: 0 }, right: 0, down: 0 } }), FRAME, around)
    expect(held.flight).toBeUndefined()
    const home = run(stepNavigation(held, input({ isGoingHome: true }), FRAME, around), NO_INPUT, 8, flat)
    expect(home.eye.elevation).toBeCloseTo(500, 6)
    expect([home.eye.east, home.eye.south, home.yaw, home.pitch]).toEqual([0, 0, 0.3, -0.3])
  })
})

describe('far away', () => {
  test('a step is as exact ten thousand kilometres out as at the origin', () => {
    const far = { east: 1e7, south: -1e7 }
    const asked = input({ move: { right: 0, forward: 1, up: 0 } })
    for (const mode of modes) {
      const near = run(start(flat, mode, 300), asked, 1, flat)
      const out = run(start(flat, mode, 300, far), asked, 1, flat)
      expect(out.eye.east - far.east).toBeCloseTo(near.eye.east, 5)
      expect(out.eye.south - far.south).toBeCloseTo(near.eye.south, 5)
    }
  })

  test('cliffs do not let anyone through, at walking speed or flying', () => {
    const ground = cliffs(5, 300, 200, 0)
    for (const mode of ['fly', 'walk'] as const) {
      let state = start(ground, mode, 20)
      for (let frame = 0; frame < 600; frame++) {
        state = stepNavigation(state, input({ move: { right: 0, forward: 1, up: mode === 'fly' ? -0.5 : 0 } }), FRAME, {
          ground,
          aspect: 1.6,
        })
        expect(heightAbove(state, ground)).toBeGreaterThanOrEqual(LEAST_CLEARANCE_METRES - 1e-6)
      }
    }
  })
})
