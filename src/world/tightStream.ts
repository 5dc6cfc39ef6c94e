import { assertWhole, FormatError, type NumberReader, type NumberWriter } from './numberStream'

/**
 * Whole numbers in as few bits as their columns allow, by adaptive binary arithmetic coding (the carryless coder of M. Mahoney's lpaq, 2007, with a
 * learning rate that falls as a bit is seen more often). A number n is the count of n + 1's bits below its highest, in unary, and those bits; the count and
 * the first of the bits are learned for each column. Only + − × / and floor on doubles: the same in every engine.
 */
export class TightWriter implements NumberWriter {
  readonly #columns = new Columns()
  readonly #bytes: number[] = []
  #low = 0
  #high = 0xffffffff

  byte(value: number, column = ''): void {
    this.unsigned(value, column)
  }

  unsigned(value: number, column = ''): void {
    this.#number(value, this.#columns.of(column))
  }

  signed(value: number, column = '', grain = 1): void {
    const model = this.#columns.of(column)
    const whole = Math.floor(value / grain)
    this.#number(Math.abs(whole), model)
    if (whole !== 0) this.#bit(whole < 0 ? 1 : 0, model.signs, 0)
    if (grain > 1) this.#number(value - whole * grain, model.rests)
  }

  finish(): Uint8Array {
    // A reader takes what is not there for zeros, so one byte is enough to name a number between low and high.
    if (this.#low > 0) this.#bytes.push(Math.floor(this.#low / 2 ** 24) + 1)
    while (this.#bytes.at(-1) === 0) this.#bytes.pop()
    return Uint8Array.from(this.#bytes)
  }

  #number(value: number, model: NumberModel): void {
    assertWhole(value)
    const bits = bitsOf(value + 1) - 1
    for (let i = 0; i < bits; i++) this.#bit(1, model.lengths, i)
    this.#bit(0, model.lengths, bits)
    let path = 1
    for (let i = bits - 1; i >= 0; i--) {
      const bit = Math.floor((value + 1) / 2 ** i) % 2
      this.#bit(bit, path < 2 ? model.digits : FAIR, bits)
      path = 2 * path + bit
    }
  }

  #bit(bit: number, chances: Chances, at: number): void {
    const middle = this.#low + Math.floor((this.#high - this.#low) * chances.ofOne(at))
    if (bit === 1) this.#high = middle
    else this.#low = middle + 1
    chances.learn(at, bit)
    while (topByte(this.#low) === topByte(this.#high)) {
      this.#bytes.push(topByte(this.#low))
      this.#low = (this.#low % 2 ** 24) * 256
      this.#high = (this.#high % 2 ** 24) * 256 + 255
    }
  }
}

/** Reads what a TightWriter wrote. */
export class TightReader implements NumberReader {
  readonly #columns = new Columns()
  readonly #bytes: Uint8Array
  #at = 0
  #low = 0
  #high = 0xffffffff
  #code = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    for (let i = 0; i < 4; i++) this.#code = this.#code * 256 + this.#next()
  }

  /** All that was written has been looked at. Up to four bytes of it may be no part of any number. */
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  mayHold(): boolean {
    return this.#at <= this.#bytes.length + 4
  }

  byte(column = ''): number {
    const value = this.unsigned(column)
    if (value > 255) throw new FormatError('it holds a number that is too large')
    return value
  }

  unsigned(column = ''): number {
    return this.#number(this.#columns.of(column))
  }

  signed(column = '', grain = 1): number {
    const model = this.#columns.of(column)
    const size = this.#number(model)
    const whole = size !== 0 && this.#bit(model.signs, 0) === 1 ? -size : size
    return grain > 1 ? whole * grain + this.#number(model.rests) : whole
  }

  #number(model: NumberModel): number {
    let bits = 0
    for (; this.#bit(model.lengths, bits) === 1; bits++)
      if (bits === MOST_BITS) throw new FormatError('it holds a number that is too large')
    let path = 1
    let value = 1
    for (let i = bits - 1; i >= 0; i--) {
      const bit = this.#bit(path < 2 ? model.digits : FAIR, bits)
      path = 2 * path + bit
      value = 2 * value + bit
    }
    return value - 1
  }

  #bit(chances: Chances, at: number): number {
    const middle = this.#low + Math.floor((this.#high - this.#low) * chances.ofOne(at))
    const bit = this.#code <= middle ? 1 : 0
    if (bit === 1) this.#high = middle
    else this.#low = middle + 1
    chances.learn(at, bit)
    while (topByte(this.#low) === topByte(this.#high)) {
      this.#low = (this.#low % 2 ** 24) * 256
      this.#high = (this.#high % 2 ** 24) * 256 + 255
      this.#code = (this.#code % 2 ** 24) * 256 + this.#next()
    }
    return bit
  }

  #next(): number {
    if (this.#at > this.#bytes.length + 4) throw new FormatError('it ends too soon')
    return this.#bytes[this.#at++] ?? 0
  }
}

const MOST_BITS = 52

/** How likely each of some bits is to be one, learned from those that came before. */
class Chances {
  readonly #ofOne: Float64Array
  readonly #seen: Uint8Array

  constructor(count: number) {
    this.#ofOne = new Float64Array(count).fill(0.5)
    this.#seen = new Uint8Array(count)
  }

  ofOne(at: number): number {
    return this.#ofOne[at] ?? 0.5
  }

  learn(at: number, bit: number): void {
    const chance = this.#ofOne[at]
    if (chance === undefined) return
    const seen = this.#seen[at] ?? 0
    if (seen < SLOWEST) this.#seen[at] = seen + 1
    this.#ofOne[at] = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance + (bit - chance) / (seen + 2)))
  }
}

const SLOWEST = 60
const LEAST_CHANCE = 1 / 1024

/** Bits of which nothing is learned. */
const FAIR = new Chances(0)

/** What is learned of like numbers. */
class NumberModel {
  readonly lengths = new Chances(MOST_BITS + 1)
  readonly digits = new Chances(MOST_BITS + 1)
  readonly signs = new Chances(1)
  #rests: NumberModel | undefined

  /** Of what the grain leaves of them. */
  get rests(): NumberModel {
    this.#rests ??= new NumberModel()
    return this.#rests
  }
}

class Columns {
  readonly #models = new Map<string, NumberModel>()

  of(column: string): NumberModel {
    let model = this.#models.get(column)
    if (!model) {
      model = new NumberModel()
      this.#models.set(column, model)
    }
    return model
  }
}

function bitsOf(value: number): number {
  let bits = 0
  for (let rest = value; rest >= 1; rest = Math.floor(rest / 2)) bits++
  return bits
}

function topByte(word: number): number {
  return Math.floor(word / 2 ** 24)
}
