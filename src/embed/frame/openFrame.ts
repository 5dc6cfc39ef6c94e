import { TerrellaError } from '../api'
import { isOrigin } from './allowedOrigins'
import { CALL_NAMES } from './calls'
import { FrameClient } from './FrameClient'
import type { FramedControls, FramedReadings, FramedWorld } from './FramedWorld'
import { setPatience } from './patience'

const PATIENCE_MILLISECONDS = 60_000

export interface FrameOptions {
  /**
   * The frame's exact origin; that of its `src`, if nothing is said. "null" for a frame with `sandbox` and without `allow-same-origin`: whatever document is in
   * it is then trusted as the world.
   */
  readonly origin?: string
  /**
   * How long to wait for the frame, and for each answer but those of load() and ready(): a minute, if nothing is said. A frame with `loading="lazy"` is waited for
   * as long as it takes.
   */
  readonly timeoutMilliseconds?: number
}

/**
 * Opens the world in a frame that shows `embed.html`, whether it is loaded already or not.
 * @throws TerrellaError `not-open` when nobody there answers, `invalid-argument` when the origin cannot be known
 */
export async function openFrame(iframe: HTMLIFrameElement, options: FrameOptions = {}): Promise<FramedWorld> {
  const { timeoutMilliseconds } = options
  const patienceMilliseconds = timeoutMilliseconds ?? PATIENCE_MILLISECONDS
  if (!(patienceMilliseconds > 0))
    throw new TerrellaError('invalid-argument', 'timeoutMilliseconds must be more than 0; Infinity waits for ever.')
  const origin = originOf(iframe, options)
  const hearing = iframe.ownerDocument.defaultView
  if (!hearing) throw new TerrellaError('invalid-argument', 'The frame is in a document that is shown nowhere.')
  return new Promise((resolve, reject) => {
    const client = new FrameClient({
      hearing,
      content: () => iframe.contentWindow,
      origin,
      patienceMilliseconds,
      opened: () => {
        endPatience()
        resolve(asWorld(client))
      },
    })
    const opening = timeoutMilliseconds === undefined && iframe.loading === 'lazy' ? Number.POSITIVE_INFINITY : patienceMilliseconds
    const endPatience = setPatience(opening, () => {
      client.close()
      reject(new TerrellaError('not-open', nobodyThere(origin, patienceMilliseconds)))
    })
  })
}

function originOf(iframe: HTMLIFrameElement, { origin }: FrameOptions): string {
  if (origin !== undefined) {
    if (origin === 'null' || isOrigin(origin)) return origin
    throw new TerrellaError(
      'invalid-argument',
      `origin: expected an exact origin such as https://host.example, or "null", got "${String(origin).slice(0, 100)}".`,
    )
  }
  if (iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin')) {
    throw new TerrellaError(
      'invalid-argument',
      'The sandbox attribute takes the frame\'s origin away. Pass { origin: "null" } to talk with whatever is in it, or add allow-same-origin.',
    )
  }
  const base = URL.canParse(iframe.src, iframe.ownerDocument.baseURI) ? new URL(iframe.src, iframe.ownerDocument.baseURI).origin : ''
  if (iframe.src !== '' && isOrigin(base)) return base
  throw new TerrellaError('invalid-argument', 'The frame has no src that tells its origin. Pass the origin, or set src first.')
}

function nobodyThere(origin: string, patienceMilliseconds: number): string {
  return `The frame did not answer within ${patienceMilliseconds / 1000} seconds. It must show embed.html of Terrella from ${origin}, its address must not name another page than this as origin, and a sandbox attribute must have allow-scripts.`
}

function asWorld(client: FrameClient): FramedWorld {
  const calls = Object.fromEntries(CALL_NAMES.map((name) => [name, (...given: readonly unknown[]) => client.call(name, given)]))
  return {
    ...(calls as unknown as FramedControls & FramedReadings & Pick<FramedWorld, 'getAttribute' | 'setAttribute' | 'removeAttribute'>),
    get version() {
      return client.version
    },
    get readOnly() {
      return client.readOnly
    },
    on: (event, listener) => client.on(event, listener),
    dispose: async () => {
      await client.call('dispose', [])
      client.close()
    },
    close: () => client.close(),
  }
}
