import { ditherToBytes, type LifeRect } from './dither'
import { grown } from './growth'
import type { LifeGround } from './lifeGround'
import type { LifeFieldOptions } from './lifeTerms'

/** Lets single seasons go by on rectangles of land. */
export class Seasons {
  readonly #options: Pick<LifeFieldOptions, 'seed' | 'growth' | 'weather'>
  /** Memory for a season's planes while none goes by: to take it anew costs as much as all that is reckoned with it besides the model's run. */
  #spare: Float32Array | undefined

  constructor(options: Pick<LifeFieldOptions, 'seed' | 'growth' | 'weather'>) {
    this.#options = options
  }

  /**
   * What a season leaves.
   * @param bytes LIFE_CHANNELS planes, which stay as they are
   * @param burnt 1 where a fire runs
   */
  async after(
    { rect, ground, bytes }: { readonly rect: LifeRect; readonly ground: LifeGround; readonly bytes: Uint8Array },
    { season, burnt }: { readonly season: number; readonly burnt: Float32Array },
  ): Promise<Uint8Array> {
    const { seed, growth, weather } = this.#options
    const planes = this.#spare?.length === bytes.length ? this.#spare : new Float32Array(bytes.length)
    // Two seasons may go by at once: what is to be kept is reckoned beside what lives on.
    this.#spare = undefined
    const values = await grown(growth, { ...rect, bytes, planes }, { ground, burnt, weather: weather(season, rect) })
    this.#spare = planes
    return ditherToBytes(seed, rect, season + 1, values)
  }
}
