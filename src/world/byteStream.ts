import { assertWhole, FormatError, type NumberReader, type NumberWriter } from './numberStream'

/** Whole numbers as bytes, least significant seven bits first (LEB128); signed ones zigzag. Any safe integer fits in eight bytes. */
export class ByteWriter implements NumberWriter {
  #bytes = new Uint8Array(256)
  #length = 0

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#length * 2)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    this.#bytes[this.#length++] = value
  }

  /** @throws RangeError when the value is not a whole number from 0 */
  unsigned(value: number): void {
    assertWhole(value)
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128)
    this.byte(rest)
  }

  /** @throws RangeError when the value is not a whole number, or takes more than 52 bits */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value)
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}

/** Reads what a ByteWriter wrote. Every method throws a FormatError where the bytes end too soon or are not a number. */
export class ByteReader implements NumberReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  mayHold(numbers: number): boolean {
    return numbers <= this.#bytes.length - this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at++]
    if (value === undefined) throw new FormatError('it ends too soon')
    return value
  }

  /** So many bytes as they are. */
  bytes(length: number): Uint8Array {
    if (!this.mayHold(length)) throw new FormatError('it ends too soon')
    this.#at += length
    return this.#bytes.slice(this.#at - length, this.#at)
  }

  unsigned(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (!Number.isSafeInteger(value) || scale > 2 ** 49) throw new FormatError('it holds a number that is too large')
      if (byte < 128) return value
    }
  }

  signed(): number {
    const value = this.unsigned()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
}
