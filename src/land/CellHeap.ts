/** Cells, the lowest first; of equal ones that of the lower number, so that every engine goes the same way. */
export class CellHeap {
  readonly #heights: Float32Array
  readonly #cells: number[] = []

  constructor(heights: Float32Array) {
    this.#heights = heights
  }

  push(cell: number): void {
    const cells = this.#cells
    let at = cells.length
    for (; at > 0; ) {
      const above = (at - 1) >> 1
      const other = cells[above] as number
      if (!this.#isBefore(cell, other)) break
      cells[at] = other
      at = above
    }
    cells[at] = cell
  }

  get isEmpty(): boolean {
    return this.#cells.length === 0
  }

  /** The lowest cell; there must be one. */
  pop(): number {
    const cells = this.#cells
    const lowest = cells[0] as number
    const last = cells.pop() as number
    if (cells.length === 0) return lowest
    let at = 0
    for (let below = 1; below < cells.length; below = 2 * at + 1) {
      if (below + 1 < cells.length && this.#isBefore(cells[below + 1] as number, cells[below] as number)) below++
      const next = cells[below] as number
      if (!this.#isBefore(next, last)) break
      cells[at] = next
      at = below
    }
    cells[at] = last
    return lowest
  }

  #isBefore(a: number, b: number): boolean {
    const [low, high] = [this.#heights[a] as number, this.#heights[b] as number]
    return low < high || (low === high && a < b)
  }
}
