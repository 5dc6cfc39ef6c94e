import { createNoise2D } from 'simplex-noise'

const OCTAVES = 8

/** What the land is measured against: eight octaves of simplex noise for each sample, written to a height field. */
export class SimplexOctaves {
  readonly #noise = createNoise2D()
  readonly #side: number
  readonly #heights: Float32Array
  #column = 0

  /** @param side samples along the field's side */
  constructor(side: number) {
    this.#side = side
    this.#heights = new Float32Array(side * side)
  }

  /** Fills the field with the next piece of land. */
  next(): Float32Array {
    for (let row = 0; row < this.#side; row++) {
      for (let column = 0; column < this.#side; column++) {
        this.#heights[row * this.#side + column] = this.#elevation(this.#column + column, row)
      }
    }
    this.#column += this.#side
    return this.#heights
  }

  #elevation(x: number, y: number): number {
    let sum = 0
    let amplitude = 1000
    let frequency = 1 / 1024
    for (let octave = 0; octave < OCTAVES; octave++) {
      sum += amplitude * this.#noise(x * frequency, y * frequency)
      amplitude *= 0.5
      frequency *= 2
    }
    return sum
  }
}
