import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorldEdit } from '../src/embed'
import { poseFrom } from '../src/publicCamera'
import { asLogged, entryOf } from '../src/publicEdits'
import { brushMetres, type Edit, EditLog, encodeEntries, faultOfDeed, faultOfEdit, isDeed } from '../src/world'

const GROUND = { elevationAt: (east: number) => 100 + east / 100, season: 6, entries: 3 }
const PATH = [
  [0, 0],
  [4000, 1000],
] as const

const MADE: readonly WorldEdit[] = [
  { kind: 'raise', path: [[100, 200]], radius: 900, by: 500 },
  { kind: 'lower', path: PATH, radius: 900, by: 50 },
  { kind: 'ridge', path: PATH, radius: 400 },
  { kind: 'valley', path: PATH, radius: 200, strength: 0.5 },
  { kind: 'smooth', path: PATH, radius: 800 },
  { kind: 'level', path: PATH, radius: 800 },
  { kind: 'dream', path: PATH, radius: 800 },
  { kind: 'ruggedness', path: PATH, radius: 800, rougher: false },
  { kind: 'character', path: PATH, radius: 8000, character: 'dunes' },
  { kind: 'water', at: [0, 0], elevation: 120 },
  { kind: 'plant', path: PATH, radius: 300, group: 'conifer' },
  { kind: 'clear', path: PATH, radius: 300 },
  { kind: 'fire', path: [[0, 0]], radius: 40 },
  { kind: 'rain', path: PATH, radius: 2000 },
  { kind: 'drought', path: PATH, radius: 2000 },
  { kind: 'climate', warmer: 2, wetter: 0.5 },
]

describe('edits from a page', () => {
  test.each(MADE)('$kind becomes an entry that a log can keep', (edit) => {
    const entry = entryOf(edit, GROUND)
    expect(entry.kind).toBe(edit.kind)
    expect(isDeed(entry) ? faultOfDeed(entry) : faultOfEdit(entry)).toBeUndefined()
    expect(encodeEntries([entry], 0).length).toBeGreaterThan(0)
    if ('radius' in edit && 'size' in entry && edit.radius) expect(brushMetres(entry.size) / edit.radius).toBeCloseTo(1, 0)
  })

  test('as another world told of them they are the same again, and deeds are done now', () => {
    for (const edit of MADE) {
      const entry = entryOf(edit, GROUND)
      const [told] = asLogged([entry])
      expect(told).not.toBe(entry)
      const again = entryOf(told as never, { ...GROUND, season: 9 })
      expect(again).toEqual(isDeed(entry) ? { ...entry, season: 9 } : entry)
    }
  })

  test('raises by so many metres', () => {
    const entry = entryOf({ kind: 'raise', path: [[0, 0]], radius: 900, by: 500 }, GROUND) as Edit
    const twice = entryOf({ kind: 'raise', path: [[0, 0]], radius: 900, by: 1000 }, GROUND) as Edit
    expect((twice.points[0]?.[2] ?? 0) / (entry.points[0]?.[2] ?? 1)).toBeCloseTo(2, 1)
  })

  test.each([
    [undefined],
    [null],
    [7],
    ['raise'],
    [{}],
    [{ kind: 'explode' }],
    [{ kind: 'raise' }],
    [{ kind: 'raise', path: [], radius: 10, by: 1 }],
    [{ kind: 'raise', path: [[0, Number.NaN]], radius: 10, by: 1 }],
    [{ kind: 'raise', path: [[0, 0]], radius: 1e9, by: 1 }],
    [{ kind: 'raise', path: [[0, 0]], radius: 10, by: '1' }],
    [
      {
        kind: 'raise',
        path: [
          [0, 0],
          [1e8, 0],
        ],
        radius: 10,
        by: 1,
      },
    ],
    [{ kind: 'ridge', path: 'M0 0L1 1', radius: 10 }],
    [{ kind: 'smooth', path: [[0, 0]], radius: 10, strength: 2 }],
    [{ kind: 'character', path: [[0, 0]], radius: 10, character: 'toString' }],
    [{ kind: 'plant', path: [[0, 0]], radius: 10, group: '__proto__' }],
    [{ kind: 'climate', warmer: 100, wetter: 1 }],
    [{ kind: 'climate', warmer: 1, wetter: 0 }],
    [{ kind: 'water', at: [0], elevation: 1 }],
    [{ kind: 'raise', size: 10, points: 'x' }],
    [{ kind: 'raise', size: 10, points: [[0, 0, 0.5]] }],
    [{ kind: 'raise', size: 99, points: [[0, 0, 1]] }],
    [{ kind: 'raise', size: 10, points: new Array(5000).fill([0, 0, 1]) }],
    [{ kind: 'undo', points: [] }],
    [{ kind: 'climate', season: 'now', warmer: 1.5, wetter: 0 }],
  ])('%j is refused with a sentence', (edit) => {
    expect(() => entryOf(edit as never, GROUND)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', message: expect.stringMatching(/^This edit cannot be done: .+\.$/) }),
    )
  })

  test('whatever comes is an entry that a log takes, or is refused', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record(
        {
          kind: fc.constantFrom(...MADE.map(({ kind }) => kind)),
          path: fc.anything(),
          radius: fc.double(),
          by: fc.double(),
          strength: fc.anything(),
          points: fc.anything(),
          size: fc.integer(),
        },
        { requiredKeys: ['kind'] },
      ),
    )
    fc.assert(
      fc.property(anything, (edit) => {
        try {
          new EditLog([entryOf(edit as never, GROUND)])
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-argument' })
        }
      }),
    )
  })
})

describe('a camera from a page', () => {
  const NOW = { east: 1, south: 2, elevation: 300, heading: 90, pitch: -10, mode: 'orbit' } as const

  test('what it does not say stays', () => {
    const { pose, mode } = poseFrom({ heading: 180 }, NOW)
    expect(pose.eye).toEqual({ east: 1, south: 2, elevation: 300 })
    expect(pose.yaw).toBeCloseTo(Math.PI)
    expect(mode).toBe('orbit')
  })

  test.each([{ east: Number.NaN }, { elevation: 1e7 }, { pitch: '4' }, { mode: 'swim' }, { heading: Number.POSITIVE_INFINITY }])(
    '%j is refused',
    (camera) => {
      expect(() => poseFrom(camera as never, NOW)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
    },
  )
})
