import { describe, expect, test } from 'vitest'
import { birdsOf } from '../../src/sound/birds'
import { levelsOf } from '../../src/sound/levels'
import { type Soundscape, surroundingsOf } from '../../src/sound/soundscape'
import { FAIR_WEATHER } from '../../src/world'
import { SCAPES } from './scapes'

const hear = (scape: Soundscape) => levelsOf(scape, surroundingsOf(scape))
const birds = (scape: Soundscape) => birdsOf(surroundingsOf(scape), scape.weather)
const songs = (scape: Soundscape) => Object.values(birds(scape)).reduce((sum, { perMinute, singers }) => sum + perMinute * singers, 0)

describe('every level', () => {
  test.each(Object.entries<Soundscape>(SCAPES))('is a share in %s', (_name, scape) => {
    const { wind, water, rain, hand, insects } = hear(scape)
    for (const share of [wind, water, rain, hand, { level: insects.level }].flatMap((part) => Object.values(part))) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    for (const { level, perMinute, nearestMetres, farthestMetres } of Object.values(birds(scape))) {
      expect(level).toBeLessThanOrEqual(1)
      expect(perMinute).toBeGreaterThanOrEqual(0)
      expect(nearestMetres).toBeLessThan(farthestMetres)
    }
  })
})

test('wind is louder over a ridge, high up and in flight, and whistles at ridges alone', () => {
  expect(hear(SCAPES.ridge).wind.level).toBeGreaterThan(hear(SCAPES.woodWind).wind.level)
  expect(hear(SCAPES.ridge).wind.whistle).toBeGreaterThan(0.3)
  expect(hear(SCAPES.woodWind).wind.whistle).toBe(0)
  const { noon } = SCAPES
  expect(hear({ ...noon, eye: SCAPES.high.eye }).wind.level).toBeGreaterThan(hear(noon).wind.level)
  expect(hear({ ...noon, speed: 120 }).wind.level).toBeGreaterThan(hear(noon).wind.level + 0.2)
  expect(hear(noon).wind.level).toBeGreaterThan(0)
})

test('leaves are heard in woods in the wind, not above the trees’ limit, nor in a calm', () => {
  expect(hear(SCAPES.woodWind).wind.leaves).toBeGreaterThan(0.3)
  expect(hear(SCAPES.ridge).wind.leaves).toBeLessThan(0.05)
  expect(hear({ ...SCAPES.woodWind, weather: { ...FAIR_WEATHER, wind: { east: 0, south: 0 } } }).wind.leaves).toBe(0)
})

test('water is heard by its kind and fades with distance and height', () => {
  const { beach, lake, brook, noon } = SCAPES
  expect(hear(beach).water.surf).toBeGreaterThan(0.5)
  expect(hear(beach).water.lap).toBe(0)
  expect(hear(lake).water.lap).toBeGreaterThan(0.2)
  expect(hear(lake).water.surf).toBe(0)
  expect(hear(brook).water.brook).toBeGreaterThan(0.3)
  expect(hear(noon).water).toEqual({ surf: 0, lap: 0, brook: 0 })
  const shore = beach.ground.shore
  if (!shore) throw new Error('Expected a shore.')
  const far = { ...beach, ground: { ...beach.ground, shore: { ...shore, worldMetres: 260 } } }
  expect(hear(far).water.surf).toBeLessThan(hear(beach).water.surf / 4)
  const above = { ...beach, eye: { ...beach.eye, elevation: 8000 } }
  expect(hear(above).water.surf).toBeLessThan(0.02)
})

test('rain falls on what is there, and a frozen brook and lake are still', () => {
  expect(hear(SCAPES.rain).rain.ground).toBeGreaterThan(0.7)
  expect(hear(SCAPES.rain).rain.water).toBe(0)
  expect(hear(SCAPES.rainOnLake).rain.ground).toBe(0)
  expect(hear(SCAPES.rainOnLake).rain.water).toBeGreaterThan(0.5)
  const winter = { dayOfYear: 15, hour: 3 }
  expect(hear({ ...SCAPES.brook, moment: winter }).water.brook).toBe(0)
  expect(hear({ ...SCAPES.lake, moment: winter }).water.lap).toBeLessThan(0.1)
})

test('birds have a dawn chorus in spring; in winter few call, and in its storms none', () => {
  expect(songs(SCAPES.dawn)).toBeGreaterThan(2 * songs(SCAPES.noon))
  expect(songs(SCAPES.noon)).toBeGreaterThan(songs(SCAPES.winterNoon))
  expect(songs(SCAPES.winterNoon)).toBeGreaterThan(0)
  expect(songs(SCAPES.winterStorm)).toBe(0)
  expect(songs(SCAPES.thunderstorm)).toBe(0)
})

test('each bird keeps to its hour and country', () => {
  expect(birds(SCAPES.springNight).owl.perMinute).toBeGreaterThan(0)
  expect(birds(SCAPES.noon).owl.perMinute).toBe(0)
  expect(birds(SCAPES.springNight).flautist.perMinute).toBe(0)
  expect(birds(SCAPES.beach).gull.perMinute).toBeGreaterThan(1)
  expect(birds(SCAPES.noon).gull.perMinute).toBe(0)
  expect(birds(SCAPES.ridge).raven.perMinute).toBeGreaterThan(1)
  expect(birds(SCAPES.ridge).flautist.perMinute).toBe(0)
  expect(birds(SCAPES.dawn).cuckoo.perMinute).toBeGreaterThan(0)
})

test('birds are not heard from high above, and the south sings in its own spring', () => {
  expect(songs(SCAPES.high)).toBeLessThan(songs(SCAPES.noon) / 3)
  const south = 92 * 111_200
  const chorusIn = (dayOfYear: number) => songs({ ...SCAPES.dawn, eye: { ...SCAPES.dawn.eye, south }, moment: { dayOfYear, hour: 5 } })
  expect(chorusIn(290)).toBeGreaterThan(2 * chorusIn(100))
})

test('crickets sing on warm evenings alone', () => {
  expect(hear(SCAPES.night).insects.level).toBeGreaterThan(0.3)
  expect(hear(SCAPES.noon).insects.level).toBe(0)
  expect(hear(SCAPES.springNight).insects.level).toBeLessThan(0.1)
  expect(hear({ ...SCAPES.night, weather: SCAPES.rain.weather }).insects.level).toBe(0)
})

test('steps are those of a walker that walks, on what lies there', () => {
  expect(hear(SCAPES.noon).steps).toBeUndefined()
  expect(hear({ ...SCAPES.walkGrass, speed: 0 }).steps).toBeUndefined()
  expect(hear(SCAPES.walkGrass).steps?.footing).toBe('grass')
  expect(hear(SCAPES.walkSnow).steps?.footing).toBe('snow')
  expect(hear(SCAPES.walkStone).steps?.footing).toBe('stone')
  expect(hear({ ...SCAPES.beach, isOnFoot: true, speed: 2 }).steps?.footing).toBe('sand')
  expect(hear({ ...SCAPES.rainOnLake, isOnFoot: true, speed: 2 }).steps?.footing).toBe('water')
})

test('without land there is wind alone', () => {
  const nowhere = { ...SCAPES.dawn, ground: undefined }
  expect(songs(nowhere)).toBe(0)
  expect(hear(nowhere).water).toEqual({ surf: 0, lap: 0, brook: 0 })
  expect(hear(nowhere).wind.level).toBeGreaterThan(0)
})

test('a fire crackles near by and roars when it is large; the nearer and larger of two is heard', () => {
  const { noon, forestFire, farFire, kindling } = SCAPES
  expect(hear(noon).fire).toEqual({ crackle: 0, roar: 0 })
  const [near, far, lit] = [forestFire, farFire, kindling].map((scape) => hear(scape).fire)
  if (!near || !far || !lit) throw new Error('Expected three fires.')
  expect(near.crackle).toBeGreaterThan(0.7)
  expect(near.roar).toBeGreaterThan(0.7)
  expect(far.roar / near.roar).toBeGreaterThan(far.crackle / near.crackle)
  expect(lit.crackle).toBeGreaterThan(3 * lit.roar)
  expect(hear({ ...kindling, fire: forestFire.fire }).fire).toEqual(near)
  // Whatever the page says, a level is a share.
  expect(hear({ ...noon, fire: { nearness: 7, size: -3 } }).fire).toEqual({ crackle: 0.45, roar: 0 })
})

test('hands that tend are heard as what they do, and the land answers: rain falls, crickets hush', () => {
  const { noon, planting, felling, pouredRain, parching, night } = SCAPES
  expect(hear(noon).tending).toEqual({ planting: 0, felling: 0, parching: 0 })
  expect(hear(planting).tending.planting).toBe(1)
  expect(hear(felling).tending.felling).toBe(1)
  expect(hear(parching).tending.parching).toBe(1)
  for (const scape of [planting, felling, pouredRain, parching]) expect(hear(scape).hand).toEqual({ earth: 0, water: 0 })
  expect(hear({ ...pouredRain, hand: undefined }).rain.ground).toBe(0)
  expect(hear(pouredRain).rain.ground).toBeGreaterThan(0.5)
  expect(hear(parching).insects.level).toBe(0)
  expect(hear({ ...night, hand: 'rain' }).insects.level).toBe(0)
})
