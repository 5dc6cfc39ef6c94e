import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OPENING_SKY, readSky, type SkyState, writeSky } from '../../src/ui/sky'
import { clockOf, dateOf, describeDay, describeHour } from '../../src/ui/skyWords'
import { EN_LATER } from '../../src/ui/words/enLater'
import { PACES, WEATHERS, type WeatherName } from '../../src/world'

const anySky: fc.Arbitrary<SkyState> = fc.record({
  dayOfYear: fc.integer({ min: 0, max: 364 }),
  hour: fc.double({ min: 0, max: 23.9999, noNaN: true }),
  weather: fc.constantFrom(...(Object.keys(WEATHERS) as WeatherName[])),
  pace: fc.constantFrom(...PACES),
})

describe('the sky in an address', () => {
  test('is read as it was written, to a minute, and says nothing of how worlds open', () => {
    fc.assert(
      fc.property(anySky, (sky) => {
        const read = { ...OPENING_SKY, ...readSky(writeSky('?seed=7', sky)) }
        expect(Math.abs(read.hour - sky.hour)).toBeLessThan(1 / 60)
        expect(read.dayOfYear).toBe(sky.dayOfYear)
        expect(read.weather).toBe(sky.weather)
      }),
    )
    expect(writeSky('', OPENING_SKY)).toBe('')
  })

  test('leaves the place as readable as it was, and replaces what it said before', () => {
    const sky = { ...OPENING_SKY, hour: 18.5, dayOfYear: 210, weather: 'mist' } as const
    const address = '?seed=7&at=1,-2,3&look=90,-5.7&hour=18.5&day=210&weather=mist'
    expect(writeSky('?seed=7&at=1,-2,3&look=90,-5.7&hour=3&weather=rain', sky)).toBe(address)
    expect(writeSky(address, OPENING_SKY)).toBe('?seed=7&at=1,-2,3&look=90,-5.7')
  })

  test.each([
    'hour=24',
    'hour=-1',
    'hour=NaN',
    'hour=1e1',
    'hour=Infinity',
    'hour=',
    'hour=7.12345',
    'hour=0x7',
    'hour= 7',
    'day=365',
    'day=-0.5',
    'day=1234',
    'day=abc',
    'weather=hail',
    'weather=toString',
    'weather=__proto__',
    'weather=',
    `hour=7&x=${'1'.repeat(3000)}`,
  ])('a hostile sky is as if it were not there: %s', (search) => {
    expect(readSky(`?${search}`)).toEqual({})
  })

  test('one part that cannot be used leaves the others', () => {
    expect(readSky('?hour=99&day=10.7&weather=storm')).toEqual({ dayOfYear: 10, weather: 'storm' })
  })

  test('any text at all is read without an error, and into bounds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), anySky, (text, sky) => {
        for (const search of [text, `?hour=${text}`, `?day=${encodeURIComponent(text)}&weather=${text}`]) {
          const { hour = 0, dayOfYear = 0, weather = 'fair' } = readSky(search)
          expect(hour >= 0 && hour < 24 && Number.isInteger(dayOfYear) && dayOfYear >= 0 && dayOfYear < 365).toBe(true)
          expect(Object.hasOwn(WEATHERS, weather)).toBe(true)
          expect(readSky(writeSky(search, { ...sky, weather: 'rain' })).weather).toBe('rain')
        }
      }),
    )
  })
})

test('hours and days are told as people tell them', () => {
  const words = EN_LATER.dial
  expect([0, 7.5, 12, 23.999].map(clockOf)).toEqual(['00:00', '07:30', '12:00', '00:00'])
  expect(describeHour(7.5, words)).toBe('07:30, morning')
  expect(describeHour(20.5, words)).toBe('20:30, evening')
  expect([0, 31, 58, 59, 247, 364].map((day) => dateOf(day, words))).toEqual([
    '1 January',
    '1 February',
    '28 February',
    '1 March',
    '5 September',
    '31 December',
  ])
  expect([describeDay(10, false, words), describeDay(200, false, words), describeDay(200, true, words)]).toEqual([
    '11 January, winter',
    '20 July, summer',
    '20 July, winter',
  ])
})
