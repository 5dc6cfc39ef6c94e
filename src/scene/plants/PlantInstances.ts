import { type BufferGeometry, DynamicDrawUsage, InstancedBufferAttribute, InstancedBufferGeometry } from 'three'

/** Instances of one geometry: two words a plant, and the slot of the tile it stands on. */
export class PlantInstances {
  readonly geometry = new InstancedBufferGeometry()
  #words: InstancedBufferAttribute
  #slots: InstancedBufferAttribute
  #count = 0

  constructor(base: BufferGeometry, capacity: number) {
    this.geometry.setIndex(base.index)
    for (const [name, attribute] of Object.entries(base.attributes)) this.geometry.setAttribute(name, attribute)
    ;[this.#words, this.#slots] = this.#room(capacity)
    this.geometry.instanceCount = 0
  }

  get count(): number {
    return this.#count
  }

  begin(): void {
    this.#count = 0
  }

  /** Adds plants of a list, from one word to before another. Room is made when there is too little. */
  add(plants: Uint32Array, from: number, to: number, slot: number): void {
    const count = (to - from) / 2
    const room = this.#slots.array.length
    if (this.#count + count > room) {
      const [words, slots] = [this.#words.array, this.#slots.array]
      this.geometry.dispose()
      ;[this.#words, this.#slots] = this.#room(Math.max(2 * room, this.#count + count))
      this.#words.array.set(words)
      this.#slots.array.set(slots)
    }
    ;(this.#words.array as Uint32Array).set(plants.subarray(from, to), 2 * this.#count)
    ;(this.#slots.array as Float32Array).fill(slot, this.#count, this.#count + count)
    this.#count += count
  }

  end(): void {
    this.geometry.instanceCount = this.#count
    for (const attribute of [this.#words, this.#slots]) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, this.#count * attribute.itemSize)
      attribute.needsUpdate = this.#count > 0
    }
  }

  dispose(): void {
    this.geometry.dispose()
  }

  #room(capacity: number): [InstancedBufferAttribute, InstancedBufferAttribute] {
    const words = new InstancedBufferAttribute(new Uint32Array(2 * capacity), 2)
    const slots = new InstancedBufferAttribute(new Float32Array(capacity), 1)
    for (const [name, attribute] of [
      ['plant', words],
      ['slot', slots],
    ] as const) {
      attribute.setUsage(DynamicDrawUsage)
      this.geometry.setAttribute(name, attribute)
    }
    return [words, slots]
  }
}
