import type { LaterWords } from '../words/enLater'

type ClimateWords = Pick<LaterWords['tray'], 'asEver' | 'degrees' | 'percent'>

/** How much warmer years are. @param warmer in quarters of a degree */
export function tellWarmth(warmer: number, { asEver, degrees }: ClimateWords): string {
  return warmer === 0 ? asEver : degrees(signed(warmer / 4))
}

/** How much more rain falls. @param wetter in sixteenths of a doubling */
export function tellWetness(wetter: number, { asEver, percent }: ClimateWords): string {
  return wetter === 0 ? asEver : percent(signed(Math.round((2 ** (wetter / 16) - 1) * 100)))
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`
}
