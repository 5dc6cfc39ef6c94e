/**
 * Where numbers are written, one after another. Numbers of one `column` are alike; a writer may make use of it, as of the `grain` that most of a column are
 * multiples of.
 */
export interface NumberWriter {
  byte(value: number, column?: string): void
  /** @throws RangeError when the value is not a whole number from 0 */
  unsigned(value: number, column?: string): void
  /** @throws RangeError when the value is not a whole number, or takes more than 52 bits */
  signed(value: number, column?: string, grain?: number): void
}

/** Reads the same numbers, asked for in the same order by the same columns and grains. Every method throws a FormatError where there are none. */
export interface NumberReader {
  byte(column?: string): number
  unsigned(column?: string): number
  signed(column?: string, grain?: number): number
  /** False where there are certainly fewer numbers left. */
  mayHold(numbers: number): boolean
  readonly isAtEnd: boolean
}

/** Bytes from outside that are not what they should be. The message completes the sentence “This … cannot be opened: …”. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
}

/** @throws RangeError when the value is not a whole number from 0 */
export function assertWhole(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Expected a whole number from 0, got ${value}.`)
}
