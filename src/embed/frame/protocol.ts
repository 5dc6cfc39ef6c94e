import type { WorldCapabilities, WorldErrorCode } from '../api'
import { LONGEST_NAME } from './bounds'
import { isRecord } from './plainData'

/** Messages of another version are not for us. */
const PROTOCOL = 1

/** What every message is, in both directions. */
export interface FrameMessage<Type extends string = string, Payload = unknown> {
  readonly terrella: typeof PROTOCOL
  readonly type: Type
  /** Of a call, and of the `result` or `error` that answers it. */
  readonly id?: number
  readonly payload?: Payload
}

/** What a frame says of itself. */
export interface Hello {
  /** Of the program in the frame. */
  readonly version: string
  readonly capabilities: WorldCapabilities
  /** The page's origin has not been allowed: it may watch, and nothing else. */
  readonly readOnly: boolean
  /** A random name of this document: a frame that was loaded anew has another. */
  readonly document: string
}

/** From the frame's window to the page's. */
export type WindowMessageToPage = FrameMessage<'hello', Hello>

/** From the page's window to the frame's: asks for a hello; brings a MessagePort for all that follows. */
export type WindowMessageToFrame = FrameMessage<'greet'> | FrameMessage<'connect'>

/** From the page through the port. */
export type PortMessageToFrame =
  | (FrameMessage<'call', { readonly name: string; readonly given: readonly unknown[] }> & { readonly id: number })
  | FrameMessage<'subscribe', { readonly event: string }>
  | FrameMessage<'unsubscribe', { readonly event: string }>
  | FrameMessage<'bye'>

/** From the frame through the port. */
export type PortMessageToPage =
  | FrameMessage<'welcome'>
  | (FrameMessage<'result'> & { readonly id: number })
  | (FrameMessage<'error', { readonly code: WorldErrorCode; readonly message: string }> & { readonly id: number })
  | FrameMessage<'event', { readonly event: string; readonly detail: unknown }>
  | FrameMessage<'bye'>

type Message = WindowMessageToPage | WindowMessageToFrame | PortMessageToFrame | PortMessageToPage

/** A message as its sender writes it. */
export type Unmarked<Sent extends Message> = Sent extends Message ? Omit<Sent, 'terrella'> : never

/** Marks a message as one of this protocol. */
export function markMessage(message: Unmarked<Message>): FrameMessage {
  return { terrella: PROTOCOL, ...message }
}

/** Reads what came; undefined when it is not of this protocol. The payload is not looked at. */
export function readMessage(data: unknown): FrameMessage | undefined {
  if (!isRecord(data) || !Object.hasOwn(data, 'terrella') || data.terrella !== PROTOCOL) return undefined
  const { type, id, payload } = data
  if (typeof type !== 'string' || type.length > LONGEST_NAME) return undefined
  if (id !== undefined && !(Number.isSafeInteger(id) && Number(id) > 0)) return undefined
  return { terrella: PROTOCOL, type, payload, ...(id !== undefined && { id: Number(id) }) }
}
