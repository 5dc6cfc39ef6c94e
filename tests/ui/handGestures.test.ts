import { expect, test } from 'vitest'
import { HandGestures, type HandReport } from '../../src/ui/input/handGestures'

function pointer(change: Partial<HandReport> = {}): HandReport {
  return { pointerId: 1, pointerType: 'mouse', button: 0, clientX: 200, clientY: 100, timeStamp: 0, pressure: 0.5, ...change }
}

function withTool(): HandGestures {
  const hand = new HandGestures()
  hand.setBox({ left: 0, top: 0, width: 400, height: 200 })
  hand.hold(true)
  return hand
}

const kinds = (hand: HandGestures) => hand.take().map(({ kind }) => kind)
const finger = (pointerId: number, change: Partial<HandReport> = {}) => pointer({ pointerId, pointerType: 'touch', ...change })

test('without a tool every pointer is the camera’s', () => {
  const hand = new HandGestures()
  expect(hand.down(pointer())).toEqual([pointer()])
  expect([hand.move(pointer()), hand.up(pointer()), hand.take()]).toEqual([false, false, []])
})

test('with a tool the left button works on the land, where it is', () => {
  const hand = withTool()
  expect(hand.down(pointer())).toBe('hand')
  expect(hand.move(pointer({ clientX: 300, timeStamp: 20 }))).toBe(true)
  expect(hand.isHeld).toBe(true)
  expect(hand.up(pointer({ clientX: 300, timeStamp: 40 }))).toBe(true)
  expect(hand.take()).toEqual([
    { kind: 'down', at: { x: 0, y: 0 }, pressure: 1, time: 0 },
    { kind: 'move', at: { x: 0.5, y: 0 }, pressure: 1, time: 20 },
    { kind: 'up', at: { x: 0.5, y: 0 }, pressure: 1, time: 40 },
  ])
  expect(hand.isHeld).toBe(false)
})

test('the right button turns the view instead, and the middle one slides it', () => {
  const hand = withTool()
  expect(hand.down(pointer({ button: 2 }))).toMatchObject([{ button: 0 }])
  expect(hand.down(pointer({ button: 1, pointerId: 2 }))).toMatchObject([{ button: 1 }])
  expect(kinds(hand)).toEqual([])
})

test('a second finger that follows at once takes the stroke back; both fingers go to the camera', () => {
  const hand = withTool()
  hand.down(finger(1))
  expect(hand.down(finger(2, { clientX: 260, timeStamp: 120 }))).toMatchObject([{ pointerId: 1 }, { pointerId: 2 }])
  expect(kinds(hand)).toEqual(['down', 'cancel'])
  expect(hand.move(finger(1, { clientX: 150 }))).toBe(false)
})

test('a second finger that comes late, or after the first has gone far, ends the stroke and keeps it', () => {
  const late = withTool()
  late.down(finger(1))
  late.down(finger(2, { timeStamp: 900 }))
  expect(kinds(late)).toEqual(['down', 'up'])
  const far = withTool()
  far.down(finger(1))
  far.move(finger(1, { clientX: 260, timeStamp: 50 }))
  expect(far.down(finger(2, { timeStamp: 90 }))).toMatchObject([{ pointerId: 1, clientX: 260 }, { pointerId: 2 }])
  expect(kinds(far)).toEqual(['down', 'move', 'up'])
})

test('a pen tells how hard it presses, and once it was seen fingers move the camera', () => {
  const hand = withTool()
  hand.down(pointer({ pointerType: 'pen', pressure: 0.3 }))
  hand.move(pointer({ pointerType: 'pen', pressure: 0 }))
  hand.up(pointer({ pointerType: 'pen', pressure: 7 }))
  expect(hand.take().map(({ pressure }) => pressure)).toEqual([0.3, 0.05, 1])
  expect(hand.down(finger(5))).toMatchObject([{ pointerId: 5 }])
  expect(kinds(hand)).toEqual([])
})

test('a pointer that the system takes away leaves its stroke, as does laying the tool down', () => {
  const hand = withTool()
  hand.down(pointer())
  expect(hand.cancel(1)).toBe(true)
  hand.down(pointer())
  hand.hold(false)
  expect(kinds(hand)).toEqual(['down', 'up', 'down', 'up'])
})

test('a key works in the middle of the picture, once however often it repeats', () => {
  const hand = withTool()
  for (let i = 0; i < 3; i++) hand.key(true, i)
  expect(hand.isHeld).toBe(true)
  hand.key(false, 9)
  hand.key(false, 10)
  expect(hand.take()).toEqual([
    { kind: 'down', at: { x: 0, y: 0 }, pressure: 1, time: 0 },
    { kind: 'up', at: { x: 0, y: 0 }, pressure: 1, time: 9 },
  ])
  hand.hold(false)
  hand.key(true, 11)
  expect(kinds(hand)).toEqual([])
})

test('while its key is down, arrows move the hand up and down, for a tool that asks how high it is', () => {
  const hand = withTool()
  hand.key(true, 0)
  expect(hand.nudge(1, 1)).toBe(false)
  hand.key(false, 2)
  hand.hold(true, true)
  hand.take()
  expect(hand.nudge(1, 3)).toBe(false)
  hand.key(true, 4)
  expect([hand.nudge(1, 5), hand.nudge(1, 6), hand.nudge(-1, 7)]).toEqual([true, true, true])
  hand.key(false, 8)
  const events = hand.take()
  expect(events.map(({ kind }) => kind)).toEqual(['down', 'move', 'move', 'move', 'up'])
  const [, one, two, back, up] = events.map(({ at }) => at.y)
  expect(two).toBeCloseTo(2 * Number(one), 9)
  expect([back, up]).toEqual([one, one])
})
