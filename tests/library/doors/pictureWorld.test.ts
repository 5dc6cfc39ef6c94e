import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { readPicture, writePicture } from '../../../src/library/doors/pictureWorld'
import { PNG_SIGNATURE, writeChunk, writeText } from '../../../src/library/doors/pngChunks'
import { CAMERA, editedWorld, picture } from './sentWorlds'

const world = editedWorld(60)
const png = picture(20, 10)
const HEADER_END = 33

/** A picture with more chunks after its header. */
function withChunks(...chunks: Uint8Array[]): Uint8Array {
  return Uint8Array.from([...png.subarray(0, HEADER_END), ...chunks.flatMap((chunk) => [...chunk]), ...png.subarray(HEADER_END)])
}

test('a picture carries a world and the camera to the last bit, and its pixels stay as they are', () => {
  const door = writePicture(png, { world, name: 'Fjord', camera: CAMERA })
  expect(readPicture(door)).toEqual({ world, name: 'Fjord', camera: CAMERA })
  const { data, text } = decode(door, { checkCrc: true })
  expect(data).toEqual(decode(png).data)
  expect(text.Terrella).toContain('"world":"1.')
})

test('a picture that carries a world already carries the new one alone', () => {
  const twice = writePicture(writePicture(png, { world: editedWorld(2), camera: CAMERA }), { world, camera: CAMERA })
  expect(twice).toEqual(writePicture(png, { world, camera: CAMERA }))
})

test('a picture without a world is no door', () => {
  expect(readPicture(png)).toBeUndefined()
  expect(readPicture(withChunks(writeText('Comment', 'Terrella')))).toBeUndefined()
})

test.each<[string, Uint8Array, string]>([
  ['a chunk longer than the file', withChunks(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 116, 69, 88, 116)), 'the end of it is missing'],
  ['a cut picture', png.subarray(0, 40), 'it is damaged'],
  ['two worlds', withChunks(writeText('Terrella', '{}'), writeText('Terrella', '{}')), 'it carries more than one world'],
  ['no JSON', withChunks(writeText('Terrella', '{')), 'what it says of its world cannot be read'],
  ['a newer format', withChunks(writeText('Terrella', '{"format":2}')), 'it was made by a newer version of Terrella'],
  ['no world', withChunks(writeText('Terrella', '{"format":1,"world":{}}')), 'the world in it cannot be read'],
  ['a world that is none', withChunks(writeText('Terrella', '{"format":1,"world":"1."}')), 'it ends too soon'],
  ['a text too long', withChunks(writeText('Terrella', 'x'.repeat(2 ** 22))), 'the world in it is larger than any may be'],
  [
    'more chunks than any picture has',
    Uint8Array.from([...PNG_SIGNATURE, ...Array.from({ length: 100_001 }, () => [...writeChunk('aaAa', new Uint8Array())]).flat()]),
    'it is damaged',
  ],
])('%s is refused', (_, bytes, sentence) => {
  expect(() => readPicture(bytes)).toThrow(sentence)
})

test('a world that was changed on its way is refused', () => {
  const door = writePicture(png, { world, camera: CAMERA })
  const changed = door.slice()
  changed[HEADER_END + 40] = (changed[HEADER_END + 40] ?? 0) ^ 1
  expect(() => readPicture(changed)).toThrow('the world in it is damaged')
})
