import { withPage } from '../openBrowser'
import { type Measurement, medianOf, type Row } from '../rows'
import type { GrowthRound } from './measureGrowth'

const SIDE = 256
const ROUNDS = 8

/** How fast the growth model lives through a season, and how that compares with the teacher that it learned from. */
export const growth: Measurement = {
  name: 'growth',
  about: `A season of ${SIDE}×${SIDE} cells in a worker of the browser, one WASM thread`,
  run: async ({ site, chrome, tell }) => {
    tell('in a worker of the browser')
    const job = { rounds: ROUNDS, side: SIDE, modelsUrl: `${site.url}/models/` }
    const rounds = await withPage(chrome, {}, async (page) => {
      await page.goto(`${site.url}/bench/growth.html`)
      return page.evaluate((asked) => measureGrowthInWorker(asked), job)
    })
    return rowsOf(rounds)
  },
}

function rowsOf(rounds: readonly GrowthRound[]): Row[] {
  const each = (pick: (round: GrowthRound) => number) => medianOf(rounds.map(pick))
  return [
    { name: 'the model, bytes to bytes', ...each(({ model }) => model), unit: 'ms', goal: { is: 'at most', value: 25 } },
    { name: '… of which its run', ...each(({ run }) => run), unit: 'ms' },
    { name: "the teacher's port, 91 days", ...each(({ teacher }) => teacher), unit: 'ms' },
    {
      name: 'the model against the port',
      ...each(({ model, teacher }) => teacher / model),
      unit: '×',
      goal: { is: 'at least', value: 20 },
    },
  ]
}
