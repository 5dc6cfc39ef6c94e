import type { Growth } from '../../src/life/growth'
import { SITE_PLANES } from '../../src/life/lifeGround'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import type { LifeLand } from '../../src/life/lifeTerms'

/** Level meadow with some spruce, and a lake along a meridian. */
export const MEADOW: LifeLand = {
  at: async ({ x, columns, rows }) => {
    const size = columns * rows
    const isLake = (cell: number) => x + (cell % columns) === 40
    const bytes = new Uint8Array(LIFE_CHANNELS * size)
    const fill = (channel: number, value: number) => {
      for (let cell = 0; cell < size; cell++) if (!isLake(cell)) bytes[channel * size + cell] = value
    }
    fill(LifeChannel.conifer, 60)
    fill(LifeChannel.grass, 120)
    fill(LifeChannel.litter, 150)
    fill(LifeChannel.water, 90)
    const barren = Float32Array.from({ length: size }, (_, cell) => (isLake(cell) ? 1 : 0))
    const ground = {
      slopeEast: new Float32Array(size),
      slopeSouth: new Float32Array(size),
      barren,
      site: new Float32Array(SITE_PLANES * size),
    }
    return { ground, start: { columns, rows, bytes } }
  },
}

/** Spruce that grows by a third of a byte a season and more where it is wet; fire takes most of it. Each cell is alone. */
export const slowSpruce: Growth = async ({ columns, rows, state, burnt, weather }) => {
  const size = columns * rows
  const change = new Float32Array(LIFE_CHANNELS * size)
  for (let cell = 0; cell < size; cell++) {
    const spruce = state[LifeChannel.conifer * size + cell] as number
    change[LifeChannel.conifer * size + cell] = burnt[cell] ? -0.9 * spruce : (1 + (weather[3] as number)) / 3 / 255
    change[LifeChannel.ash * size + cell] = burnt[cell] ? 1 : -0.1 * (state[LifeChannel.ash * size + cell] as number)
  }
  return change
}
