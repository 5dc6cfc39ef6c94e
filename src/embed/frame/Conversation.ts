import type { WorldErrorCode, WorldEventName } from '../api'
import { ARGUMENT_BOUNDS, LONGEST_SENTENCE, MOST_CALLS_WAITING } from './bounds'
import { CALLS, type CallName, isCallName } from './calls'
import type { FramedElement } from './FrameChild'
import { faultOfPlain, isRecord } from './plainData'
import { markMessage, type PortMessageToPage, readMessage, type Unmarked } from './protocol'
import { detailForAll, isEventName } from './worldEvents'
import { isErrorCode } from './worldShapes'

interface ConversationOptions {
  readonly port: MessagePort
  readonly world: FramedElement
  /** The page may only watch. */
  readonly readOnly: boolean
  /** Told once, when nothing more will be said. */
  readonly ended: () => void
}

/** What came of a call. */
type Outcome = { readonly answer: unknown } | { readonly code: WorldErrorCode; readonly message: string }

/** The frame's end of one port: answers the calls of a page's client, and tells it the events it asked for. */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #waiting = new Set<number>()
  readonly #subscribed = new Map<WorldEventName, (event: Event) => void>()
  #isOpen = true

  constructor(options: ConversationOptions) {
    this.#options = options
    const { port } = options
    port.addEventListener('message', this.#hear)
    // Where browsers tell it: the page's client is gone.
    port.addEventListener('close', this.#end)
    port.start()
    this.#say({ type: 'welcome' })
  }

  /** Says that it is over, and lets go of everything. */
  dispose(): void {
    this.#say({ type: 'bye' })
    this.#end()
  }

  readonly #end = (): void => {
    if (!this.#isOpen) return
    this.#isOpen = false
    const { port, ended } = this.#options
    for (const event of [...this.#subscribed.keys()]) this.#unsubscribe(event)
    port.removeEventListener('message', this.#hear)
    port.removeEventListener('close', this.#end)
    port.close()
    ended()
  }

  readonly #hear = ({ data }: MessageEvent<unknown>): void => {
    const message = readMessage(data)
    if (!message) return
    const { type, id, payload } = message
    if (type === 'call' && id !== undefined) void this.#call(id, payload)
    else if (type === 'subscribe' && isRecord(payload) && isEventName(payload.event)) this.#subscribe(payload.event)
    else if (type === 'unsubscribe' && isRecord(payload) && isEventName(payload.event)) this.#unsubscribe(payload.event)
    else if (type === 'bye') this.#end()
  }

  async #call(id: number, payload: unknown): Promise<void> {
    // A number that is in use already: one of the two would be answered as the other.
    if (this.#waiting.has(id)) return
    const refusal = this.#waiting.size >= MOST_CALLS_WAITING ? TOO_MANY : this.#refusalOf(payload)
    if (refusal) {
      this.#answer(id, refusal)
      return
    }
    this.#waiting.add(id)
    const outcome = await this.#perform(payload as { name: CallName; given: readonly unknown[] })
    this.#waiting.delete(id)
    this.#answer(id, outcome)
  }

  #refusalOf(payload: unknown): Outcome | undefined {
    if (!isRecord(payload) || !isCallName(payload.name)) return refused('invalid-argument', 'There is no such call.')
    const { name, given } = payload
    const { isForAll, takes, takesInWords } = CALLS[name]
    if (this.#options.readOnly && !isForAll)
      return refused('not-allowed', `${name}() is for pages that the frame's address names as origin.`)
    const fault = faultOfPlain(given, ARGUMENT_BOUNDS)
    if (fault) return refused('invalid-argument', `What ${name}() was given ${fault}.`)
    return takes(given) ? undefined : refused('invalid-argument', `${name}() takes ${takesInWords}.`)
  }

  async #perform({ name, given }: { readonly name: CallName; readonly given: readonly unknown[] }): Promise<Outcome> {
    try {
      const member: unknown = this.#options.world[name]
      return { answer: await (typeof member === 'function' ? member.apply(this.#options.world, given) : member) }
    } catch (error) {
      if (isTold(error)) return refused(error.code, error.message)
      console.error(`Terrella: ${name}() failed.`, error)
      return refused('internal', `${name}() failed in the frame; its console says more.`)
    }
  }

  #answer(id: number, outcome: Outcome): void {
    try {
      this.#say('code' in outcome ? { type: 'error', id, payload: outcome } : { type: 'result', id, payload: outcome.answer })
    } catch (error) {
      // What cannot be cloned is thrown at once.
      console.error('Terrella: an answer cannot leave the frame.', error)
      this.#say({ type: 'error', id, payload: { code: 'internal', message: 'The answer cannot leave the frame.' } })
    }
  }

  #subscribe(event: WorldEventName): void {
    if (this.#subscribed.has(event)) return
    const tell = ({ detail }: Event & { readonly detail?: unknown }) =>
      this.#say({ type: 'event', payload: { event, detail: this.#options.readOnly ? detailForAll(event, detail) : detail } })
    this.#subscribed.set(event, tell)
    this.#options.world.addEventListener(event, tell)
  }

  #unsubscribe(event: WorldEventName): void {
    const tell = this.#subscribed.get(event)
    if (!tell) return
    this.#subscribed.delete(event)
    this.#options.world.removeEventListener(event, tell)
  }

  #say(message: Unmarked<PortMessageToPage>): void {
    if (this.#isOpen) this.#options.port.postMessage(markMessage(message))
  }
}

const TOO_MANY = refused('not-allowed', `${MOST_CALLS_WAITING} calls are waiting for their answers already.`)

function refused(code: WorldErrorCode, message: string): Outcome {
  return { code, message: message.slice(0, LONGEST_SENTENCE) }
}

/** Whether it is a refusal of the element. By what it holds: the element may be another build, with a class of its own. */
function isTold(error: unknown): error is Error & { readonly code: WorldErrorCode } {
  return error instanceof Error && error.name === 'TerrellaError' && 'code' in error && isErrorCode(error.code)
}
