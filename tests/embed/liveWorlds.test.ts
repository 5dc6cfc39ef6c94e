import { afterEach, expect, test } from 'vitest'
import { askForPlace, insistOnPlace, type LiveWorld, leavePlace, offerPlace, setMostLiveWorlds } from '../../src/embed/liveWorlds'

const opened: LiveWorld[] = []
afterEach(() => {
  for (const world of opened.splice(0)) leavePlace(world)
  setMostLiveWorlds(1)
})

function createWorld(isSeen = true) {
  const told: string[] = []
  const world = { isSeen: isSeen, told, live: undefined as unknown as LiveWorld }
  world.live = { isSeen: () => world.isSeen, giveWay: () => told.push('give way'), onPlace: () => told.push('place') }
  opened.push(world.live)
  return world
}

test('one world is live; the next waits until somebody touches it, and then the first makes room', () => {
  const [first, second] = [createWorld(), createWorld()]
  expect(askForPlace(first.live)).toBe(true)
  expect(askForPlace(second.live)).toBe(false)
  expect(first.told).toEqual([])
  insistOnPlace(second.live)
  expect(first.told).toEqual(['give way'])
  expect(askForPlace(second.live)).toBe(true)
})

test('one that nobody sees makes room for one that is seen', () => {
  const [first, second] = [createWorld(), createWorld()]
  askForPlace(first.live)
  askForPlace(second.live)
  first.isSeen = false
  offerPlace()
  expect(second.told).toEqual(['place'])
  expect(askForPlace(second.live)).toBe(true)
  expect(first.told).toEqual(['give way'])
})

test('whoever leaves makes room, and those that nobody sees are not called', () => {
  const [first, hidden, third] = [createWorld(), createWorld(false), createWorld()]
  askForPlace(first.live)
  expect(askForPlace(hidden.live)).toBe(false)
  expect(askForPlace(third.live)).toBe(false)
  leavePlace(first.live)
  expect(hidden.told).toEqual([])
  expect(third.told).toEqual(['place'])
})

test('of two that nobody sees the first keeps its place, until the other is seen', () => {
  const [first, second] = [createWorld(false), createWorld(false)]
  expect(askForPlace(first.live)).toBe(true)
  expect(askForPlace(second.live)).toBe(false)
  expect(first.told).toEqual([])
  second.isSeen = true
  expect(askForPlace(second.live)).toBe(true)
  expect(first.told).toEqual(['give way'])
})

test('a page may have more', () => {
  setMostLiveWorlds(2)
  const [first, second, third] = [createWorld(), createWorld(), createWorld()]
  expect([first, second, third].map(({ live }) => askForPlace(live))).toEqual([true, true, false])
})
