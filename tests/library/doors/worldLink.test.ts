import { expect, test } from 'vitest'
import { readLink, writeLink } from '../../../src/library/doors/worldLink'
import { strokesOf, wander } from '../wanderingHand'
import { CAMERA, editedWorld, filedWorld } from './sentWorlds'

test('a link is read back as it was written, its camera to the decimetre and the milliradian', () => {
  const { world, name } = filedWorld(60)
  const { fragment, isLong } = writeLink({ world, name, camera: CAMERA })
  expect(fragment).toMatch(/^w=1\.[\w-]+$/)
  expect(isLong).toBe(false)
  const read = readLink(`#${fragment}`)
  expect(read?.world).toEqual(world)
  expect(read?.name).toBe(name)
  for (const axis of ['east', 'south', 'elevation'] as const)
    expect(Math.abs((read?.camera?.eye[axis] ?? Number.NaN) - CAMERA.eye[axis])).toBeLessThan(0.0501)
  expect(read?.camera?.yaw).toBeCloseTo(CAMERA.yaw, 3)
  expect(read?.camera?.fieldOfView).toBeCloseTo(CAMERA.fieldOfView, 3)
  expect(readLink(writeLink({ world }).fragment)).toEqual({ world, name: undefined, camera: undefined })
  expect(readLink(`a=b&${fragment}&c`)?.world).toEqual(world)
})

test('300 strokes of a wandering hand make a link of at most 2,500 characters', () => {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8].map((hand) => {
    const world = { seed: 7, models: { relief: '0123456789abcdef' }, entries: strokesOf(wander(hand, 300)) }
    const { fragment } = writeLink({ world })
    expect(readLink(fragment)?.world).toEqual(world)
    return fragment.length
  })
  console.info(`Characters for 300 strokes of eight hands: ${lengths.join(', ')}`)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(2500)
})

test('an unedited world is a short link, and one of very many strokes is said to be long', () => {
  expect(writeLink({ world: { seed: 7, models: {}, entries: [] } }).fragment.length).toBeLessThan(14)
  const { fragment, isLong } = writeLink({ world: editedWorld(3000) })
  expect(isLong).toBe(true)
  expect(readLink(fragment)?.world).toEqual(editedWorld(3000))
})

test.each([
  ['w=', 'a part of it is missing or was changed'],
  ['w=1.a', 'a part of it is missing or was changed'],
  ['w=1.a%20b', 'a part of it is missing or was changed'],
  ['w=2.abcd', 'it was made by a newer version of Terrella'],
  ['w=1.', 'it ends too soon'],
])('%s is refused', (fragment, sentence) => {
  expect(() => readLink(fragment)).toThrow(sentence)
})

test('a link longer than any is refused', () => {
  expect(() => readLink(`w=1.${'A'.repeat(100_000)}`)).toThrow('it is longer than 100,000 characters')
})

test('a link with something after it, or cut short, is refused', () => {
  const { fragment } = writeLink({ world: editedWorld(60) })
  expect(() => readLink(`${fragment}AAAABBBBCCCC`)).toThrow('more follows than it should hold')
  expect(() => readLink(fragment.slice(0, fragment.length / 2))).toThrow()
})

test('an address that says nothing of a world is not a link', () => {
  for (const fragment of ['', '#', '#top', '#v=1.abc']) expect(readLink(fragment)).toBeUndefined()
})
