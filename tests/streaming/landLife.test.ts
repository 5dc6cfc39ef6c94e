import { expect, test, vi } from 'vitest'
import { LandLife, type LifeClock } from '../../src/streaming/LandLife'
import type { ToWorker } from '../../src/streaming/protocol'
import { LIFE_LEVEL, LIFE_PLANES, type LifePicture, TILE_CELLS } from '../../src/world'

function picture(value: number): LifePicture {
  const bytes = new Uint8Array(4 * LIFE_PLANES * TILE_CELLS ** 2).fill(value)
  return { level: LIFE_LEVEL, x: 0, y: 0, columns: TILE_CELLS, rows: TILE_CELLS, bytes }
}

/** Lives on a place, with a worker that answers nothing by itself. */
function begin() {
  const asked: ToWorker[] = []
  const life = new LandLife((message) => asked.push(message))
  let now = 0
  const tell = (season: number, value = 90) => life.receive({ type: 'lives', season, picture: picture(value) }, now)
  /** Lets seconds go by, frame by frame. @returns how often it had aged */
  const wait = (seconds: number, clock: LifeClock) => {
    let aged = 0
    for (const end = now + seconds; now < end; now += 0.05) {
      life.view(now, clock)
      if (life.hasAged(now, clock)) aged++
    }
    return aged
  }
  return { life, asked, tell, wait }
}

const still = (season: number): LifeClock => ({ season, pace: 0 })

test('land has aged once for every time that another year is seen to stand there, and not while it is still changing', async () => {
  const { life, tell, wait } = begin()
  expect(wait(1, still(8))).toBe(0)
  tell(8)
  await vi.waitFor(() => expect(life.shown).toBe(8))
  expect(wait(1, still(8))).toBe(0)
  expect(wait(4, still(8))).toBe(1)
  expect(wait(4, still(8))).toBe(0)
  // Another season of the same year.
  tell(11)
  expect(wait(10, still(11))).toBe(0)
  tell(12)
  expect(wait(0.3, still(12))).toBe(0)
  expect(wait(10, still(12))).toBe(1)
  expect(life.shown).toBe(12)
})

test('while a hundred years fly by as a film it has not aged; once the film is over it has', async () => {
  const { life, tell, wait } = begin()
  tell(0)
  await vi.waitFor(() => expect(life.shown).toBe(0))
  expect(wait(4, still(0))).toBe(1)
  for (let season = 4; season <= 40; season += 4) {
    tell(season)
    expect(wait(1, { season, pace: 400 / 30, from: 0 })).toBe(0)
  }
  expect(wait(6, still(40))).toBe(1)
})

test('land is asked to live from the first season that goes by on, at once where something grew before, and no oftener than something is new', () => {
  const { life, asked } = begin()
  const place = () => ({ east: 1000, south: 2000 })
  life.follow(place, still(5.5))
  life.follow(place, still(5.9))
  expect(asked).toEqual([])
  life.follow(place, still(6.1))
  life.follow(place, still(6.2))
  expect(asked).toEqual([{ type: 'live', season: 6, ahead: 1, stride: 1, east: 1000, south: 2000 }])
  const grown = begin()
  grown.life.begin(true)
  grown.life.follow(place, still(400))
  expect(grown.asked).toMatchObject([{ type: 'live', season: 400 }])
})
