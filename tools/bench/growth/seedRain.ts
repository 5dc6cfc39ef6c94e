/** Scratch of `addSeedRain`, made once for a grid. */
export interface SeedScratch {
  readonly near: Float32Array
  readonly wide: Float32Array
  readonly between: Float32Array
}

export interface SeedGrid {
  readonly columns: number
  readonly rows: number
}

export function createSeedScratch({ columns, rows }: SeedGrid): SeedScratch {
  const plane = () => new Float32Array(columns * rows)
  return { near: plane(), wide: plane(), between: plane() }
}

export interface SeedKernel {
  /** Cells by which the wind carries the wide part east and south. */
  readonly east: number
  readonly south: number
  /** Seed that is everywhere. */
  readonly floor: number
}

/** Seed that falls from a plane of cover: 0.55 of the mean of 3×3 cells, 0.45 of that spread by a box of 11×11 cells twice, as training/growth/teacher.py has it. */
export function seedRain(cover: Float32Array, grid: SeedGrid, kernel: SeedKernel, scratch: SeedScratch, to: Float32Array): void {
  const { near, wide, between } = scratch
  boxMean(cover, grid, 1, between, near)
  boxMean(near, grid, 5, between, wide)
  boxMean(wide, grid, 5, between, wide)
  const { columns, rows } = grid
  for (let row = 0, at = 0; row < rows; row++) {
    const from = clampTo(row - kernel.south, rows) * columns
    for (let column = 0; column < columns; column++, at++) {
      const blown = wide[from + clampTo(column - kernel.east, columns)] as number
      to[at] = 0.55 * (near[at] as number) + 0.45 * blown + kernel.floor
    }
  }
}

/** Mean over (2·radius + 1)² cells by running sums; beyond the edge its cells go on. `from` and `to` may be one. */
function boxMean(from: Float32Array, { columns, rows }: SeedGrid, radius: number, between: Float32Array, to: Float32Array): void {
  const share = 1 / (2 * radius + 1)
  for (let row = 0; row < rows; row++) sweep(from, between, row * columns, 1, columns, radius, share)
  for (let column = 0; column < columns; column++) sweep(between, to, column, columns, rows, radius, share)
}

function sweep(from: Float32Array, to: Float32Array, start: number, step: number, count: number, radius: number, share: number): void {
  const first = from[start] as number
  const last = from[start + (count - 1) * step] as number
  let sum = first * (radius + 1)
  for (let i = 1; i <= radius; i++) sum += i < count ? (from[start + i * step] as number) : last
  for (let i = 0; i < count; i++) {
    to[start + i * step] = sum * share
    const leaves = i - radius
    const comes = i + radius + 1
    sum += (comes < count ? (from[start + comes * step] as number) : last) - (leaves > 0 ? (from[start + leaves * step] as number) : first)
  }
}

function clampTo(at: number, count: number): number {
  return at < 0 ? 0 : at >= count ? count - 1 : at
}
