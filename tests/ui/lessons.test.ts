import { expect, test } from 'vitest'
import type { InputFrame } from '../../src/ui/input/inputFrame'
import { Lessons } from '../../src/ui/lessons'

const nothing: InputFrame = {
  move: { right: 0, forward: 0, up: 0 },
  isFaster: false,
  turn: { right: 0, up: 0 },
  drag: undefined,
  zoom: undefined,
  twist: 0,
  goTo: undefined,
  mode: undefined,
  isGoingHome: false,
  isCalm: false,
  hand: [],
}
const dragged: InputFrame = { ...nothing, drag: { kind: 'turn', from: { x: 0, y: 0 }, right: 0.7, down: 0 } }
const gone: InputFrame = { ...nothing, goTo: { x: 0, y: 0 } }

test('somebody who has turned and gone somewhere needs no hint, and is told so once', () => {
  let told = 0
  const lessons = new Lessons(() => told++)
  for (const frame of [nothing, gone, gone, gone]) lessons.note(frame)
  expect(told).toBe(0)
  for (const frame of [dragged, dragged, gone]) lessons.note(frame)
  expect(told).toBe(1)
})

test('a short pull is no lesson', () => {
  let told = 0
  const lessons = new Lessons(() => told++)
  const pulled: InputFrame = { ...nothing, drag: { kind: 'turn', from: { x: 0, y: 0 }, right: 0.1, down: 0 } }
  for (const frame of [pulled, gone]) lessons.note(frame)
  expect(told).toBe(0)
})
