import { TerrellaError } from '../api'
import { ANSWER_BOUNDS } from './bounds'
import type { CallName } from './calls'
import { hasShape, isBoolean } from './checks'
import type { FramedEventDetails, FramedEventName } from './FramedWorld'
import { faultOfPlain, isRecord } from './plainData'
import { type Hello, markMessage, type PortMessageToFrame, readMessage, type Unmarked, type WindowMessageToFrame } from './protocol'
import { WaitingCalls } from './WaitingCalls'
import { EVENTS, isEventName } from './worldEvents'
import { isCapabilities, isWord } from './worldShapes'

/** A window that messages can be sent to. */
interface FrameContent {
  postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void
}

export interface FrameClientOptions {
  /** Where messages of frames arrive: the window of the page. */
  readonly hearing: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  /** The window of the frame as it is now; null when the frame is in no page. */
  readonly content: () => FrameContent | null
  /** The frame's exact origin. "null" is that of all documents without one, sandboxed ones for instance: then only the source tells who speaks. */
  readonly origin: string
  readonly patienceMilliseconds: number
  /** Told when a frame has welcomed us, for the first time. */
  readonly opened: () => void
}

const isHello = hasShape<Hello>({ version: isWord, capabilities: isCapabilities, readOnly: isBoolean, document: isWord })

/**
 * The page's end of the conversation with one frame. Every document in the frame says hello, and is answered with a MessagePort; one that is loaded anew says it
 * with another name, and gets another port, and the events that were asked for are asked for again.
 */
export class FrameClient {
  readonly #options: FrameClientOptions
  readonly #calls: WaitingCalls
  readonly #events = new EventTarget()
  readonly #listeners = new Map<FramedEventName, number>()
  #port: MessagePort | undefined
  #hello: Hello | undefined
  #isWelcome = false
  #hasOpened = false
  /** Why nothing can be asked any more. */
  #over: TerrellaError | undefined

  constructor(options: FrameClientOptions) {
    this.#options = options
    this.#calls = new WaitingCalls(options.patienceMilliseconds)
    options.hearing.addEventListener('message', this.#hear)
    // The frame may have said hello before anybody listened.
    this.#greet()
  }

  get version(): string {
    return this.#hello?.version ?? ''
  }

  get readOnly(): boolean {
    return this.#hello?.readOnly ?? true
  }

  call(name: CallName, given: readonly unknown[]): Promise<unknown> {
    return this.#over ? Promise.reject(this.#over) : this.#calls.make(name, given)
  }

  on<Name extends FramedEventName>(event: Name, listener: (detail: FramedEventDetails[Name]) => void): () => void {
    const hear = (heard: Event) => listener((heard as CustomEvent<FramedEventDetails[Name]>).detail)
    this.#events.addEventListener(event, hear)
    this.#count(event, 1)
    let isOn = true
    return () => {
      this.#events.removeEventListener(event, hear)
      if (isOn) this.#count(event, -1)
      isOn = false
    }
  }

  close(reason = 'The conversation with the frame has been closed.'): void {
    this.#options.hearing.removeEventListener('message', this.#hear)
    this.#say({ type: 'bye' })
    this.#over ??= new TerrellaError('not-open', reason)
    this.#letGo(this.#over, { isEnd: true })
  }

  readonly #hear: EventListener = (event) => {
    const { data, source, origin } = event as MessageEvent<unknown>
    const content = this.#options.content()
    if (!content || (source as FrameContent | null) !== content || origin !== this.#options.origin) return
    const message = readMessage(data)
    if (message?.type !== 'hello' || faultOfPlain(message.payload, ANSWER_BOUNDS) || !isHello(message.payload)) return
    // Said to somebody else's greeting.
    if (message.payload.document === this.#hello?.document) return
    this.#connect(message.payload)
  }

  #connect(hello: Hello): void {
    this.#letGo(new TerrellaError('not-open', 'The frame was loaded anew before it answered.'), { isEnd: false })
    this.#over = undefined
    this.#hello = hello
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', this.#receive)
    port1.addEventListener('close', this.#lose)
    port1.start()
    // A document without an origin can only be reached as any.
    this.#sayToWindow({ type: 'connect' }, this.#options.origin === 'null' ? '*' : this.#options.origin, [port2])
  }

  readonly #receive = ({ data }: MessageEvent<unknown>): void => {
    const message = readMessage(data)
    if (!message) return
    const { type, id, payload } = message
    if (type === 'result' && id !== undefined) this.#calls.answer(id, payload)
    else if (type === 'error' && id !== undefined) this.#calls.refuse(id, payload)
    else if (type === 'event') this.#tell(payload)
    else if (type === 'welcome') this.#beWelcome()
    else if (type === 'bye') {
      this.#over = new TerrellaError('not-open', 'The frame has ended the conversation.')
      this.#letGo(this.#over, { isEnd: true })
    }
  }

  /** The frame's document is gone; another may come. */
  readonly #lose = (): void => {
    this.#letGo(new TerrellaError('not-open', 'The frame was closed, or loaded anew, before it answered.'), { isEnd: false })
  }

  #beWelcome(): void {
    if (this.#isWelcome) return
    this.#isWelcome = true
    for (const event of this.#listeners.keys()) this.#subscribe(event)
    this.#calls.open((id, name, given) => this.#say({ type: 'call', id, payload: { name, given } }))
    if (this.#hasOpened) this.#events.dispatchEvent(new CustomEvent('frame-reload', { detail: { version: this.version } }))
    else this.#options.opened()
    this.#hasOpened = true
  }

  #tell(payload: unknown): void {
    if (!isRecord(payload) || !isEventName(payload.event) || !this.#listeners.has(payload.event)) return
    const { event, detail } = payload
    if (faultOfPlain(detail, ANSWER_BOUNDS) || !EVENTS[event](detail)) return
    this.#events.dispatchEvent(new CustomEvent(event, { detail }))
  }

  #count(event: FramedEventName, change: 1 | -1): void {
    const before = this.#listeners.get(event) ?? 0
    if (before + change > 0) this.#listeners.set(event, before + change)
    else this.#listeners.delete(event)
    if (!this.#isWelcome) return
    if (before === 0) this.#subscribe(event)
    else if (before + change === 0 && isEventName(event)) this.#say({ type: 'unsubscribe', payload: { event } })
  }

  #subscribe(event: FramedEventName): void {
    if (isEventName(event)) this.#say({ type: 'subscribe', payload: { event } })
  }

  #letGo(error: TerrellaError, { isEnd }: { readonly isEnd: boolean }): void {
    this.#port?.removeEventListener('message', this.#receive)
    this.#port?.removeEventListener('close', this.#lose)
    this.#port?.close()
    this.#port = undefined
    this.#isWelcome = false
    this.#calls.interrupt(error, { isEnd })
  }

  #say(message: Unmarked<PortMessageToFrame>): void {
    this.#port?.postMessage(markMessage(message))
  }

  /** Whoever is there may hear it: it says nothing, and while the frame is not loaded its origin is the page's own. */
  #greet(): void {
    this.#sayToWindow({ type: 'greet' }, '*')
  }

  #sayToWindow(message: Unmarked<WindowMessageToFrame>, targetOrigin: string, transfer: Transferable[] = []): void {
    this.#options.content()?.postMessage(markMessage(message), targetOrigin, transfer)
  }
}
