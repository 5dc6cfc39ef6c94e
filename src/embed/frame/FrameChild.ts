import type { TerrellaWorldElement, WorldEventName } from '../api'
import { MOST_CONVERSATIONS } from './bounds'
import { Conversation } from './Conversation'
import type { CallName } from './calls'
import { markMessage, readMessage } from './protocol'

/** What a frame needs of its element. */
export type FramedElement = Pick<TerrellaWorldElement, CallName> & {
  addEventListener(event: WorldEventName, listener: (event: Event) => void): void
  removeEventListener(event: WorldEventName, listener: (event: Event) => void): void
}

/** What a frame needs of the window it is in. */
export interface FrameWindow extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void }
  readonly location?: { readonly ancestorOrigins?: ArrayLike<string> }
}

export interface FrameChildOptions {
  readonly world: FramedElement
  readonly window: FrameWindow
  /** Pages that may drive the world. When there are none, whoever embeds the frame may watch. */
  readonly allowedOrigins: readonly string[]
  readonly version: string
}

/**
 * Bridges a world to the page that the frame is in. It says hello to that page, and again when it is greeted; every MessagePort the page answers with becomes a
 * conversation. Nobody but the parent is heard, and if origins are named, it only from one of them.
 */
export class FrameChild {
  readonly #options: FrameChildOptions
  readonly #readOnly: boolean
  /** Oldest first. */
  readonly #conversations = new Set<Conversation>()
  readonly #document = randomName()

  constructor(options: FrameChildOptions) {
    this.#options = options
    this.#readOnly = options.allowedOrigins.length === 0
    if (this.#isAlone) return
    options.window.addEventListener('message', this.#hear)
    this.#sayHello()
  }

  dispose(): void {
    this.#options.window.removeEventListener('message', this.#hear)
    for (const conversation of [...this.#conversations]) conversation.dispose()
  }

  /** The page stands by itself, in no frame. */
  get #isAlone(): boolean {
    const { window } = this.#options
    return window.parent === (window as unknown)
  }

  readonly #hear: EventListener = (event) => {
    const { data, source, origin, ports } = event as MessageEvent<unknown>
    const { window, allowedOrigins } = this.#options
    if (source !== window.parent || !(this.#readOnly || allowedOrigins.includes(origin))) return
    const message = readMessage(data)
    const [port] = ports
    if (message?.type === 'greet') this.#sayHello()
    else if (message?.type === 'connect' && port && ports.length === 1) this.#converse(port)
  }

  #sayHello(): void {
    const { version, world } = this.#options
    const payload = { version, capabilities: world.capabilities, readOnly: this.#readOnly, document: this.#document }
    const hello = markMessage({ type: 'hello', payload })
    for (const origin of this.#originsToGreet()) this.#options.window.parent.postMessage(hello, origin)
  }

  /** The browser sends nothing to a page of another origin, and complains of it: where it tells the page's origin, only that one is tried. */
  #originsToGreet(): readonly string[] {
    if (this.#readOnly) return ['*']
    const { allowedOrigins, window } = this.#options
    const parent = window.location?.ancestorOrigins?.[0]
    return parent !== undefined && allowedOrigins.includes(parent) ? [parent] : allowedOrigins
  }

  #converse(port: MessagePort): void {
    const [oldest] = this.#conversations
    if (oldest && this.#conversations.size >= MOST_CONVERSATIONS) oldest.dispose()
    const conversation = new Conversation({
      port,
      world: this.#options.world,
      readOnly: this.#readOnly,
      ended: () => this.#conversations.delete(conversation),
    })
    this.#conversations.add(conversation)
  }
}

/** Secret from nobody, and different for every document: crypto.randomUUID is not there on pages without https. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(16).padStart(8, '0')).join('')
}
