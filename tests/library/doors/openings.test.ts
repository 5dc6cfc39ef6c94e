import { expect, test } from 'vitest'
import { compareModels } from '../../../src/library'
import { openBytes, openLink, writeFile, writeLink, writePicture } from '../../../src/library/doors/allDoors'
import { CAMERA, editedWorld, filedWorld, picture } from './sentWorlds'

const world = editedWorld(20)

test('every door opens on the same world', () => {
  const opened = { status: 'opened', world }
  expect(openLink(`#${writeLink({ world }).fragment}`)).toMatchObject(opened)
  expect(openBytes(writeFile(filedWorld(20), '0.1.0'), 'a.terrella')).toEqual({ ...opened, name: filedWorld(0).name, camera: CAMERA })
  expect(openBytes(writePicture(picture(9, 9), { world, camera: CAMERA }), 'IMG 1.png')).toEqual({
    ...opened,
    name: undefined,
    camera: CAMERA,
  })
})

test.each<[string, number[] | string, string]>([
  ['a.terrella', [], 'This file is empty.'],
  ['a.terrella', 'hello', 'This file cannot be opened: it is damaged, or not from Terrella.'],
  ['a.txt', 'hello', 'This file is neither a .terrella file nor a picture from Terrella.'],
  ['a.zip', 'PK\x03\x04', 'This file cannot be opened: the end of it is missing.'],
  [
    'a.jpg',
    '\xff\xd8\xff\xe0',
    'This picture carries no world: it is a JPEG, and worlds travel in PNG pictures. Some messengers turn one into the other.',
  ],
  [
    'a.png',
    'RIFF1234WEBP',
    'This picture carries no world: it is a WebP, and worlds travel in PNG pictures. Some messengers turn one into the other.',
  ],
])('%s of other content is refused in words', (name, content, reason) => {
  const bytes = Uint8Array.from(typeof content === 'string' ? [...content].map((letter) => letter.charCodeAt(0)) : content)
  expect(openBytes(bytes, name)).toEqual({ status: 'refused', reason })
})

test('a picture whose world was stripped says so kindly', () => {
  expect(openBytes(picture(5, 5), 'a.png')).toEqual({
    status: 'refused',
    reason: 'This picture carries no world. Some messengers strip it out; the file itself keeps it.',
  })
})

test('a link that is broken is refused, and one of nothing is none', () => {
  expect(openLink('#w=1.zz')).toMatchObject({ status: 'refused' })
  expect(openLink('#w=9.zz')).toEqual({
    status: 'refused',
    reason: 'This link cannot be opened: it was made by a newer version of Terrella.',
  })
  expect(openLink('#top')).toBeUndefined()
})

test('models are compared by their hashes, whole or shortened', () => {
  const models = { relief: '0123456789abcdef' }
  expect(compareModels(models, { relief: `0123456789abcdef${'0'.repeat(48)}`, more: 'x' })).toEqual({ status: 'same' })
  expect(compareModels(models, { relief: '0123456789abcdee' })).toMatchObject({ status: 'other', names: ['relief'] })
  expect(compareModels({ constructor: '0123456789abcdef' }, {})).toMatchObject({ status: 'other', names: ['constructor'] })
})
