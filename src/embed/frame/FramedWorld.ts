import type { WorldControls, WorldEventDetails, WorldReadings } from '../api'
import type { AttributeName } from '../attributeNames'

/** All that `<terrella-world>` can do, as promises. */
export type FramedControls = {
  readonly [Name in keyof WorldControls]: (...given: Parameters<WorldControls[Name]>) => Promise<Awaited<ReturnType<WorldControls[Name]>>>
}

/** All that can be read of `<terrella-world>`, asked for by a call. */
export type FramedReadings = { readonly [Name in keyof WorldReadings]: () => Promise<Awaited<WorldReadings[Name]>> }

/** The events of `<terrella-world>`, and those of the frame itself. */
export interface FramedEventDetails extends WorldEventDetails {
  /** The frame was loaded anew: attributes that were set and edits that were made are gone, unless its address or its storage has them. */
  readonly 'frame-reload': { readonly version: string }
}

export type FramedEventName = keyof FramedEventDetails

/**
 * A world in a frame, as the page around it drives it. Whatever fails, fails as a TerrellaError. `dispose()` ends the world and closes this; `close()` leaves
 * the world as it is.
 */
export interface FramedWorld extends FramedControls, FramedReadings {
  /** Of the program in the frame. */
  readonly version: string
  /** The frame's address does not allow this page's origin: it may watch, and all else is refused as `not-allowed`. */
  readonly readOnly: boolean
  getAttribute(name: AttributeName): Promise<string | null>
  /** Sets an attribute of the element in the frame. */
  setAttribute(name: AttributeName, value: string): Promise<void>
  removeAttribute(name: AttributeName): Promise<void>
  /**
   * Listens to an event of the world; also after the frame was loaded anew. `before-edit` only tells: an event that comes as a message cannot be prevented.
   * @returns ends the listening
   */
  on<Name extends FramedEventName>(event: Name, listener: (detail: FramedEventDetails[Name]) => void): () => void
  /** Ends the conversation: calls that wait fail as `not-open`, and nothing is heard any more. */
  close(): void
}
