import type { PlainBounds } from './plainData'

/** Calls of one page that wait for their answers in the frame; those beyond are refused there, and wait in the page's client. */
export const MOST_CALLS_WAITING = 64

/** Pages' clients that talk with one frame; the oldest makes room for another. */
export const MOST_CONVERSATIONS = 8

/** Of a name in a message: of its type, a call, an event. */
export const LONGEST_NAME = 64

/** Of what is told of a failure, in characters. */
export const LONGEST_SENTENCE = 1_000

/** Of an attribute, in characters: `src` takes a whole world as text, others a few words. */
export const LONGEST_ATTRIBUTE = { src: 131_072, other: 4_096 } as const

/** What comes with a call: the longest stroke that a world takes is some 16,000 values. */
export const ARGUMENT_BOUNDS: PlainBounds = { depth: 8, values: 50_000, characters: 200_000 }

/** What comes back, or with an event: the longest log that a world takes is some 1.5 million values. */
export const ANSWER_BOUNDS: PlainBounds = { depth: 8, values: 4_000_000, characters: 8_000_000 }
