import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/sound/random'
import { SINGERS, type Singer, type Species } from '../../src/sound/songs'

const LONGEST_SECONDS = 14
const TIMES = 40

describe.each(Object.entries(SINGERS) as [Species, Singer][])('the song of %s', (_species, { sing }) => {
  test('has notes in order that never overlap, each a sound that can be heard', () => {
    for (let seed = 1; seed <= TIMES; seed++) {
      const notes = sing(createRandom(seed))
      expect(notes.length).toBeGreaterThan(0)
      let end = -0.001
      for (const note of notes) {
        expect(note.at).toBeGreaterThan(end)
        expect(note.seconds).toBeGreaterThan(0.015)
        expect(note.pitch.length).toBeGreaterThan(1)
        for (const hertz of note.pitch) {
          expect(hertz).toBeGreaterThan(150)
          expect(hertz).toBeLessThan(9500)
        }
        expect(note.level).toBeGreaterThan(0)
        expect(note.level).toBeLessThanOrEqual(1)
        // A trill never turns a pitch around zero.
        if (note.trill) expect(note.trill.hertz).toBeLessThan(Math.min(...note.pitch) / 2)
        end = note.at + note.seconds
      }
      expect(end).toBeLessThan(LONGEST_SECONDS)
    }
  })

  test('is its own each time, and the same for the same throw', () => {
    const first = JSON.stringify(sing(createRandom(1)))
    expect(JSON.stringify(sing(createRandom(1)))).toBe(first)
    expect(JSON.stringify(sing(createRandom(2)))).not.toBe(first)
  })
})

test('each is known by its grammar', () => {
  for (let seed = 1; seed <= TIMES; seed++) {
    const sing = (species: Species) => SINGERS[species].sing(createRandom(seed))
    const cuckoo = sing('cuckoo')
    // A falling third, again and again.
    for (let call = 0; call < cuckoo.length; call += 2) {
      const [high = 0, low = 1] = [cuckoo[call]?.pitch[1], cuckoo[call + 1]?.pitch[1]]
      expect(high / low).toBeGreaterThan(1.15)
      expect(high / low).toBeLessThan(1.35)
    }
    const cascade = sing('cascade').slice(0, -3)
    const paces = cascade.slice(1).map((note, i) => note.at - (cascade[i]?.at ?? 0))
    expect(paces[paces.length - 1]).toBeLessThan(paces[0] ?? 0)
    expect(cascade[cascade.length - 1]?.pitch[0]).toBeLessThan(cascade[0]?.pitch[0] ?? 0)
    const lark = sing('lark')
    expect(lark.length).toBeGreaterThan(40)
    expect(sing('owl').every(({ pitch }) => Math.max(...pitch) < 1000)).toBe(true)
  }
})
