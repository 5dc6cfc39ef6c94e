import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeWorld,
  EditLog,
  type Entry,
  encodeWorld,
  FormatError,
  readWorld,
  TightReader,
  TightWriter,
  type WorldRecord,
  writeWorld,
} from '../../src/world'
import { anyDeed, anyEdit, handEdit } from './edits'

const MODELS = { relief: '0123456789abcdef' }

/** Logs with undos and resets in them, as a hand makes them. */
const anyLog = fc
  .array(fc.oneof({ weight: 5, arbitrary: anyEdit }, { weight: 2, arbitrary: anyDeed }, fc.constantFrom('undo', 'redo', 'reset')), {
    maxLength: 30,
  })
  .map((steps) => {
    const log = new EditLog()
    for (const step of steps) {
      if (step === 'undo') log.undo()
      else if (step === 'redo') log.redo()
      else log.append(step === 'reset' ? { kind: 'reset' } : step)
    }
    return log.entries
  })

/** What `decodeWorld` says of bytes: a world, or the sentence of its refusal. Any other error is thrown on. */
function read(bytes: Uint8Array): WorldRecord | string {
  try {
    return decodeWorld(bytes)
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

test('a world is read back as it was written', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(0xffffffff), (entries, seed) => {
      const record = { seed, models: MODELS, entries }
      expect(decodeWorld(encodeWorld(record))).toEqual(record)
    }),
  )
})

test('a world written tightly is read back the same', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(0xffffffff), (entries, seed) => {
      const record = { seed, models: MODELS, entries }
      const out = new TightWriter()
      writeWorld(out, record)
      expect(readWorld(new TightReader(out.finish()))).toEqual(record)
    }),
  )
})

test('an unedited world takes a few bytes', () => {
  expect(encodeWorld({ seed: 7, models: {}, entries: [] }).length).toBe(4)
})

test('bytes that were cut short, changed or made up are refused in words or are a world within all bounds; nothing else happens', () => {
  const whole = encodeWorld({ seed: 7, models: MODELS, entries: Array.from({ length: 40 }, (_, i) => handEdit(i, [2, 16], 9000)) })
  const refusals = new Set<string>()
  const check = (bytes: Uint8Array) => {
    const answer = read(bytes)
    if (typeof answer === 'string') refusals.add(answer)
    else expect(decodeWorld(encodeWorld(answer))).toEqual(answer)
  }
  for (let length = 0; length < whole.length; length++) check(whole.subarray(0, length))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 300 }), (at, value, noise) => {
      const changed = whole.slice()
      changed[at] = value
      check(changed)
      check(noise)
      check(Uint8Array.from([...whole, ...noise]))
    }),
    { numRuns: 1000 },
  )
  expect(refusals.size).toBeGreaterThan(5)
  for (const refusal of refusals) expect(refusal).toMatch(/^[a-z].{8,90}[a-z0-9")]$/)
})

test.each<[string, readonly number[], string]>([
  ['nothing', [], 'it ends too soon'],
  ['a later format', [2], 'it was made by a newer version of Terrella'],
  ['no format', [0], 'it is not a world'],
  ['an endless number', new Array(20).fill(255), 'it holds a number that is too large'],
  ['a seed too large', [1, 128, 128, 128, 128, 16], 'its seed is out of range'],
  ['edits without end', [1, 7, 0, 255, 255, 255, 127], 'it has more than 100,000 edits'],
  ['more edits than bytes', [1, 7, 0, 100], 'it ends too soon'],
  ['a tool of tomorrow', [1, 7, 0, 1, 40], 'it uses a tool that is not known here (40)'],
  ['an entry that is none', [1, 7, 0, 1, 99], 'it uses a tool that is not known here (99)'],
  ['an entry like none before it', [1, 7, 0, 1, 0], 'it uses a tool that is not known here (0)'],
  ['an undo of nothing', [1, 7, 0, 1, 62, 0], 'its history contradicts itself'],
  ['an undo of before the beginning', [1, 7, 0, 1, 62, 9], 'its history contradicts itself'],
  ['a brush too large', [1, 7, 0, 1, 1, 58], 'a brush in it is too large'],
  ['a stroke of endless points', [1, 7, 0, 1, 1, 6, 255, 255, 3], 'a stroke in it is too long'],
  ['an amount of nothing', [1, 7, 0, 1, 1, 6, 0, 0, 0, 0, 1], 'a stroke has the height or strength 0'],
  ['a season that never comes', [1, 7, 0, 1, 16, 254, 255, 15, 0, 0], 'there is no season 131071'],
  ['a climate of another planet', [1, 7, 0, 1, 16, 8, 254, 1, 0], 'the climate is changed by 127 quarters of a degree'],
  ['plants of no kind', [1, 7, 0, 1, 11, 6, 0, 18, 0, 0, 0, 8, 0], 'it plants what is not known here'],
  ['a model with a strange name', [1, 7, 1, 2, 60, 98, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'a name in it cannot be read'],
  ['bytes left over', [1, 7, 0, 0, 0], 'more follows than it should hold'],
])('%s is refused by its own sentence', (_, bytes, sentence) => {
  expect(read(Uint8Array.from(bytes))).toBe(sentence)
})

test('what the format cannot hold is not written', () => {
  const faulty = { ...handEdit(1, [4, 4], 100), size: 99 } as Entry
  expect(() => encodeWorld({ seed: 7, models: {}, entries: [faulty] })).toThrow('there is no brush size 99')
  expect(() => encodeWorld({ seed: 7, models: { '<b>': 'x' }, entries: [] })).toThrow('Expected a model')
})
