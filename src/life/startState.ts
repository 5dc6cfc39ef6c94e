import { COVER_GROUPS, type Cover } from '../land'
import type { LifeGround } from './lifeGround'
import { ageByte, LIFE_CHANNELS, LifeChannel, type LifeState } from './lifeState'

/** How old woods are that nobody has seen grow. */
const START_YEARS = 120
const START_WATER = Math.round(0.6 * 255)
/** Of the litter that each byte of cover has left. */
const LITTER = { woods: 0.6, shrub: 0.3, grass: 0.2 }
/** Of the grass that the cover has, closed woods leave what their shade lets live. */
const SHADED = 0.75
/** Woods thinner than this have no age. */
const THIN = 5

/** What stands on land that nobody has seen before: the cover that climate and ground give it, old woods, soil half wet. @param cover of the same cells as the ground */
export function startState(cover: Cover, { barren }: LifeGround): LifeState {
  const size = cover.columns * cover.rows
  const bytes = new Uint8Array(LIFE_CHANNELS * size)
  for (let cell = 0; cell < size; cell++) {
    if (barren[cell]) continue
    const share = (group: number) => cover.shares[cell * COVER_GROUPS + group] ?? 0
    for (let group = 0; group < COVER_GROUPS; group++) bytes[group * size + cell] = share(group)
    const woods = share(LifeChannel.conifer) + share(LifeChannel.broadleaf) + share(LifeChannel.pioneer)
    bytes[LifeChannel.grass * size + cell] = Math.round(share(LifeChannel.grass) * (1 - (SHADED * Math.min(255, woods)) / 255))
    const litter = LITTER.woods * woods + LITTER.shrub * share(LifeChannel.shrub) + LITTER.grass * share(LifeChannel.grass)
    bytes[LifeChannel.age * size + cell] = woods > THIN ? ageByte(START_YEARS) : 0
    bytes[LifeChannel.water * size + cell] = START_WATER
    bytes[LifeChannel.litter * size + cell] = Math.min(255, Math.round(litter))
  }
  return { columns: cover.columns, rows: cover.rows, bytes }
}
