import { TerrellaError } from '../api'
import { ANSWER_BOUNDS, LONGEST_SENTENCE, MOST_CALLS_WAITING } from './bounds'
import { CALLS, type CallName } from './calls'
import { setPatience } from './patience'
import { faultOfPlain, isRecord } from './plainData'
import { isErrorCode } from './worldShapes'

/** A call that can be sent. @throws what the browser throws where something in it cannot be cloned */
type Send = (id: number, name: CallName, given: readonly unknown[]) => void

interface WaitingCall {
  readonly name: CallName
  readonly given: readonly unknown[]
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  isSent: boolean
}

/** Calls that wait for their answers, or for a frame to be sent to: so many are with the frame at a time, the others follow in order. */
export class WaitingCalls {
  readonly #patienceMilliseconds: number
  readonly #calls = new Map<number, WaitingCall>()
  #send: Send | undefined
  #sent = 0
  #lastId = 0

  constructor(patienceMilliseconds: number) {
    this.#patienceMilliseconds = patienceMilliseconds
  }

  make(name: CallName, given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      const endPatience = setPatience(CALLS[name].isPatient ? Number.POSITIVE_INFINITY : this.#patienceMilliseconds, () =>
        this.#take(id)?.reject(
          new TerrellaError('not-open', `${name}() had no answer within ${this.#patienceMilliseconds / 1000} seconds.`),
        ),
      )
      this.#calls.set(id, {
        name,
        given,
        resolve: (answer) => {
          endPatience()
          resolve(answer)
        },
        reject: (error) => {
          endPatience()
          reject(error)
        },
        isSent: false,
      })
      this.#sendNext()
    })
  }

  /** A frame is there. */
  open(send: Send): void {
    this.#send = send
    this.#sendNext()
  }

  /** The frame is gone: nobody will answer what it was asked. What it was not asked yet waits for another, if there will be one. */
  interrupt(error: TerrellaError, { isEnd }: { readonly isEnd: boolean }): void {
    this.#send = undefined
    const lost = [...this.#calls].filter(([, { isSent }]) => isEnd || isSent)
    for (const [id] of lost) this.#take(id)?.reject(error)
  }

  /** Takes an answer; one that nobody waits for is passed over. */
  answer(id: number, answer: unknown): void {
    const call = this.#takeSent(id)
    if (!call) return
    const isAnswer = (answer instanceof Blob || !faultOfPlain(answer, ANSWER_BOUNDS)) && CALLS[call.name].answers(answer)
    if (isAnswer) call.resolve(answer)
    else call.reject(new TerrellaError('internal', `The frame's answer to ${call.name}() is none.`))
  }

  /** Takes a refusal. */
  refuse(id: number, payload: unknown): void {
    const { code, message }: Readonly<Record<string, unknown>> = isRecord(payload) ? payload : {}
    const sentence = typeof message === 'string' ? message.slice(0, LONGEST_SENTENCE) : 'The frame did not say why.'
    this.#takeSent(id)?.reject(new TerrellaError(isErrorCode(code) ? code : 'internal', sentence))
  }

  #sendNext(): void {
    // Sent ones come first: the order of numbers is that of calls.
    for (const [id, call] of this.#calls) {
      if (!this.#send || this.#sent >= MOST_CALLS_WAITING) return
      if (!call.isSent) this.#sendOne(this.#send, id, call)
    }
  }

  #sendOne(send: Send, id: number, call: WaitingCall): void {
    try {
      send(id, call.name, call.given)
      call.isSent = true
      this.#sent++
    } catch {
      this.#calls.delete(id)
      call.reject(new TerrellaError('invalid-argument', `What ${call.name}() was given cannot leave this page: only plain data can.`))
    }
  }

  #takeSent(id: number): WaitingCall | undefined {
    return this.#calls.get(id)?.isSent ? this.#take(id) : undefined
  }

  #take(id: number): WaitingCall | undefined {
    const call = this.#calls.get(id)
    if (!call) return undefined
    this.#calls.delete(id)
    if (call.isSent) this.#sent--
    this.#sendNext()
    return call
  }
}
