import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ATTRIBUTES } from '../../src/embed/attributeNames'
import { readSettings } from '../../src/embed/settings'

const BASE = 'https://host.example/page/'

function read(attributes: Readonly<Record<string, string>>) {
  const warnings: string[] = []
  const settings = readSettings(
    (name) => attributes[name] ?? null,
    BASE,
    (sentence) => warnings.push(sentence),
  )
  return { settings, warnings }
}

describe('attributes', () => {
  test('without any there is a world that only shows itself, keeps nothing and says nothing', () => {
    const { settings, warnings } = read({})
    expect(settings).toMatchObject({
      src: undefined,
      seed: undefined,
      loading: 'auto',
      reveal: 'auto',
      mode: 'orbit',
      controls: false,
      editable: false,
      tools: undefined,
      storage: 'none',
      touchAction: 'pan-y',
      models: 'auto',
      pace: 'still',
      muted: false,
    })
    expect(warnings).toEqual([])
  })

  test.each([
    [{ time: '18:30' }, { hour: 18.5 }],
    [{ time: '0' }, { hour: 0 }],
    [{ time: 'now' }, { hour: 'now' }],
    [{ season: 'winter' }, { dayOfYear: 15 }],
    [{ season: '364' }, { dayOfYear: 364 }],
    [{ seed: '7' }, { seed: 7 }],
    [{ seed: '4294967295' }, { seed: 4294967295 }],
    [{ src: 'worlds/fjord.terrella' }, { src: 'https://host.example/page/worlds/fjord.terrella' }],
    [{ src: '#w=abc' }, { src: '#w=abc' }],
    [{ tools: 'ridge  raise' }, { tools: ['ridge', 'raise'] }],
    [
      { controls: '', editable: '' },
      { controls: true, editable: true },
    ],
    [{ weather: 'storm' }, { weather: 'storm' }],
    [{ 'touch-action': 'pan-x pan-y' }, { touchAction: 'pan-x pan-y' }],
  ])('%j', (attributes, expected) => {
    const { settings, warnings } = read(attributes as Record<string, string>)
    expect(settings).toMatchObject(expected)
    expect(warnings).toEqual([])
  })

  test.each([
    [{ time: '25:00' }, 'time="25:00"'],
    [{ time: '12:75' }, 'time="12:75"'],
    [{ season: '365' }, 'season="365"'],
    [{ season: 'constructor' }, 'season="constructor"'],
    [{ mode: 'swim' }, 'orbit is used'],
    [{ storage: 'session' }, 'none is used'],
    [{ weather: '__proto__' }, 'weather="__proto__"'],
    [{ src: 'javascript:alert(1)' }, 'src="javascript:alert(1)"'],
    [{ src: '#v=1' }, 'src="#v=1"'],
    [{ poster: 'ftp://host.example/a.png' }, 'poster='],
    [{ tools: '<img>' }, 'tools="<img>"'],
    [{ 'touch-action': 'pan-y; color: red' }, 'touch-action='],
    [{ lang: 'x' }, 'lang="x"'],
  ])('%j is warned of, by its name and value, with what is done instead', (attributes, part) => {
    const { warnings } = read(attributes as unknown as Record<string, string>)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('<terrella-world> ')
    expect(warnings[0]).toContain(part)
  })

  test('whatever is written in them, they are read without a throw, and within their ranges', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...ATTRIBUTES),
      fc.oneof(fc.string({ maxLength: 400 }), fc.constantFrom('NaN', '-1', '1e99', '\u0000', '#w=')),
    )
    fc.assert(
      fc.property(anything, (attributes) => {
        const { settings } = read(attributes)
        if (typeof settings.hour === 'number') expect(settings.hour >= 0 && settings.hour < 24).toBe(true)
        if (settings.dayOfYear !== undefined) expect(settings.dayOfYear >= 0 && settings.dayOfYear < 365).toBe(true)
        expect(settings.alt.length).toBeLessThanOrEqual(2000)
        expect(settings.src ?? '#').toMatch(/^(#|https?:|blob:|data:|file:)/)
      }),
    )
  })
})
