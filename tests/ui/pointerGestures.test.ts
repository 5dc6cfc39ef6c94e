import { beforeEach, describe, expect, test } from 'vitest'
import { PointerGestures, type PointerReport, pagesWaysOf } from '../../src/ui/input/pointerGestures'

let gestures: PointerGestures
let time = 0
beforeEach(() => {
  gestures = new PointerGestures()
  gestures.setBox({ left: 0, top: 0, width: 800, height: 400 })
  time = 0
})

function at(clientX: number, clientY: number, change: Partial<PointerReport> = {}): PointerReport {
  time += 10
  return { pointerId: 1, pointerType: 'mouse', button: 0, clientX, clientY, timeStamp: time, ...change }
}
const finger = (pointerId: number) => ({ pointerId, pointerType: 'touch' })

function tap(x: number, y: number, change: Partial<PointerReport> = {}): void {
  gestures.down(at(x, y, { ...finger(1), ...change }))
  gestures.up(at(x, y, { ...finger(1), ...change }))
}

describe('one pointer', () => {
  test('turns by how far it went, in heights of the picture, from where it took hold', () => {
    gestures.down(at(400, 200))
    gestures.move(at(410, 200))
    gestures.move(at(510, 240))
    const { drag } = gestures.take()
    expect(drag).toEqual({ kind: 'turn', from: { x: 0, y: 0 }, right: 0.25, down: 0.1 })
    expect(gestures.take().drag).toMatchObject({ right: 0, down: 0 })
    gestures.up(at(510, 240))
    expect(gestures.take().drag).toBeUndefined()
    expect(gestures.isHeld).toBe(false)
  })

  test('with the right or middle button pans', () => {
    for (const button of [1, 2]) {
      gestures.down(at(400, 200, { button }))
      expect(gestures.take().drag?.kind).toBe('pan')
      gestures.up(at(400, 200, { button }))
    }
  })

  test('that was let go before the frame came has still turned, once', () => {
    gestures.down(at(400, 200))
    gestures.move(at(410, 200))
    gestures.move(at(510, 240))
    gestures.up(at(510, 240))
    expect(gestures.take().drag).toMatchObject({ kind: 'turn', right: 0.25, down: 0.1 })
    expect(gestures.take().drag).toBeUndefined()
  })

  test('that trembles while it taps does not turn', () => {
    gestures.down(at(400, 200))
    gestures.move(at(402, 201))
    expect(gestures.take().drag).toMatchObject({ right: 0, down: 0 })
  })
})

describe('going there', () => {
  test('takes a double click', () => {
    gestures.doubleClick({ clientX: 0, clientY: 400 })
    expect(gestures.take().goTo).toEqual({ x: -1, y: -1 })
  })

  test('takes two quick taps at one place', () => {
    tap(600, 100)
    expect(gestures.take().goTo).toBeUndefined()
    tap(604, 100)
    expect(gestures.take().goTo).toEqual({ x: 0.51, y: 0.5 })
    tap(604, 100)
    expect(gestures.take().goTo).toBeUndefined()
  })

  test.each([
    ['too slow', () => (time += 600)],
    [
      'a drag between',
      () => {
        gestures.down(at(600, 100, finger(1)))
        gestures.move(at(640, 100, finger(1)))
        gestures.up(at(600, 100, finger(1)))
        time += 400
      },
    ],
  ])('not when %s', (_, between) => {
    tap(600, 100)
    between()
    tap(600, 100)
    expect(gestures.take().goTo).toBeUndefined()
  })

  test('not when far apart, not for the clicks of a mouse, not for the fingers of a pinch', () => {
    tap(600, 100)
    tap(640, 100)
    tap(200, 100, { pointerType: 'mouse' })
    tap(200, 100, { pointerType: 'mouse' })
    gestures.down(at(100, 100, finger(1)))
    gestures.down(at(120, 100, finger(2)))
    gestures.up(at(100, 100, finger(1)))
    gestures.up(at(120, 100, finger(2)))
    tap(110, 100, finger(1))
    expect(gestures.take().goTo).toBeUndefined()
  })
})

describe('two fingers', () => {
  /** Both move once to be known as moving, then to their ends. */
  function pinch(ends: readonly [number, number, number, number]): ReturnType<PointerGestures['take']> {
    gestures.down(at(300, 200, finger(1)))
    gestures.down(at(500, 200, finger(2)))
    gestures.move(at(289, 200, finger(1)))
    gestures.move(at(511, 200, finger(2)))
    gestures.take()
    gestures.move(at(ends[0], ends[1], finger(1)))
    gestures.move(at(ends[2], ends[3], finger(2)))
    return gestures.take()
  }

  test('apart come closer by the ratio of their spans', () => {
    const { zoom, drag } = pinch([178, 200, 622, 200])
    expect(zoom?.amount).toBeCloseTo(Math.log(2), 9)
    expect(zoom?.at.x).toBeCloseTo(0, 9)
    expect(drag).toMatchObject({ kind: 'pan' })
    expect(drag?.right).toBeCloseTo(0, 9)
  })

  test('together in one direction pan', () => {
    const { drag, zoom } = pinch([289, 240, 511, 240])
    expect(drag?.down).toBeCloseTo(0.1, 9)
    expect(zoom?.amount ?? 0).toBeCloseTo(0, 9)
  })

  test('around each other turn the land with them', () => {
    const { twist } = pinch([400, 89, 400, 311])
    expect(twist).toBeCloseTo(Math.PI / 2, 9)
  })

  test('leave one behind that neither turns nor taps', () => {
    pinch([289, 200, 511, 200])
    gestures.up(at(511, 200, finger(2)))
    gestures.move(at(350, 250, finger(1)))
    expect(gestures.take().drag?.kind).toBe('pan')
    gestures.up(at(350, 250, finger(1)))
    expect(gestures.isHeld).toBe(false)
  })
})

describe('the wheel', () => {
  const wheel = { clientX: 400, clientY: 200, deltaY: -100, deltaMode: 0, ctrlKey: false }
  test('comes closer upwards, wherever the pointer is, and adds up', () => {
    gestures.wheel(wheel)
    gestures.wheel({ ...wheel, clientX: 800 })
    expect(gestures.take().zoom).toEqual({ at: { x: 1, y: 0 }, amount: 0.44 })
  })

  test('counts lines and pages, and never leaps', () => {
    gestures.wheel({ ...wheel, deltaMode: 1, deltaY: 3 })
    expect(gestures.take().zoom?.amount).toBeCloseTo(-0.2112, 9)
    gestures.wheel({ ...wheel, deltaMode: 2, deltaY: -1e9 })
    expect(gestures.take().zoom?.amount).toBe(0.8)
  })
})

test('a pointer that the system takes away is let go', () => {
  gestures.down(at(400, 200))
  gestures.cancel(1)
  expect(gestures.isHeld).toBe(false)
  gestures.move(at(500, 200))
  gestures.up(at(500, 200))
  expect(gestures.take()).toEqual({ drag: undefined, zoom: undefined, twist: 0, goTo: undefined })
})

describe('a finger on a page that scrolls', () => {
  /** Goes so far in steps, and says what was dragged in pixels. */
  function go(right: number, down: number): { readonly right: number; readonly down: number } {
    gestures.down(at(400, 200, finger(1)))
    const sum = { right: 0, down: 0 }
    for (let step = 1; step <= 10; step++) {
      gestures.move(at(400 + (right * step) / 10, 200 + (down * step) / 10, finger(1)))
      const { drag } = gestures.take()
      sum.right += (drag?.right ?? 0) * 400
      sum.down += (drag?.down ?? 0) * 400
    }
    return sum
  }

  test.each<[touchAction: string, sideways: boolean, upAndDown: boolean]>([
    ['none', false, false],
    ['pan-y', false, true],
    ['pan-x pinch-zoom', true, false],
    ['pinch-zoom', false, false],
    ['auto', true, true],
    ['manipulation', true, true],
  ])('touch-action: %s', (touchAction, sideways, upAndDown) => {
    expect(pagesWaysOf(touchAction)).toEqual({ sideways, upAndDown })
  })

  test('does nothing before the page has taken it, and nothing is left when it has', () => {
    gestures.setPagesWays(pagesWaysOf('pan-y'))
    expect(go(4, 25)).toEqual({ right: 0, down: 0 })
    gestures.cancel(1)
    expect(gestures.take()).toEqual({ drag: undefined, zoom: undefined, twist: 0, goTo: undefined })
    expect(go(4, 90).down).toBeGreaterThan(40)
  })

  test('turns the picture in ways that are not the page’s, and with a second finger in all', () => {
    gestures.setPagesWays(pagesWaysOf('pan-y'))
    expect(go(60, 10).right).toBeGreaterThan(30)
    gestures.up(at(460, 210, finger(1)))
    gestures.down(at(300, 200, finger(1)))
    gestures.down(at(500, 200, finger(2)))
    for (const id of [1, 2]) gestures.move(at(id === 1 ? 300 : 500, 212, finger(id)))
    for (const id of [1, 2]) gestures.move(at(id === 1 ? 300 : 500, 232, finger(id)))
    expect(gestures.take().drag?.down).toBeCloseTo(20 / 400, 5)
  })

  test('that went where the page scrolls is no tap', () => {
    gestures.setPagesWays(pagesWaysOf('pan-y'))
    for (let times = 0; times < 2; times++) {
      gestures.down(at(400, 200, finger(1)))
      gestures.move(at(400, 220, finger(1)))
      gestures.up(at(400, 220, finger(1)))
    }
    expect(gestures.take().goTo).toBeUndefined()
  })
})
