import { hashCell } from '../world'

/** Texels along a side of each layer; every layer meets itself at its edges. */
export const GRAIN_SIDE = 256

/** Layers, in the order that `grain.glsl` counts them: loose stones, cracked rock, matted grass and litter. */
export const GRAIN_LAYERS = 3

/** Rises and tints of a layer, row by row. A rise is in sides of the layer. */
interface Layer {
  readonly rises: Float32Array
  /** 0 to 1: one for each stone, block or blade. */
  readonly tints: Float32Array
}

/** Slopes this steep, rise over run, and steeper ones look the same. */
const STEEPEST = 1.6

/**
 * What the ground is made of from a hand's breadth to some metres, as textures made in code: slope east, slope south, rise and tint in a byte each
 * (128 is level and middling, so that smaller pictures of it fade into nothing). Made in pieces of some milliseconds, between which others may work.
 * @returns GRAIN_LAYERS × side² × 4 bytes
 */
export function* groundGrain(): Generator<void, Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(GRAIN_LAYERS * GRAIN_SIDE * GRAIN_SIDE * 4)
  let index = 0
  for (const make of [looseStones, crackedRock, mattedBlades]) {
    const layer = emptyLayer()
    yield* make(layer)
    bytes.set(layerBytes(layer), index++ * GRAIN_SIDE * GRAIN_SIDE * 4)
    yield
  }
  return bytes
}

/** Stones of three sizes, the larger on top, each a worn polygon with a tilt of its own. */
function* looseStones(layer: Layer): Generator<void, void> {
  for (const [field, cells, share] of [
    [1, 44, 1],
    [2, 19, 0.62],
    [3, 8, 0.4],
  ] as const) {
    for (let cell = 0; cell < cells * cells; cell++) {
      const random = randomOf(field, cell)
      if (random() > share) continue
      const [x, y] = [((cell % cells) + random()) / cells, (Math.floor(cell / cells) + random()) / cells]
      addStone(layer, x, y, (0.42 + 0.4 * random()) / cells, random)
      if (cell % 300 === 0) yield
    }
  }
}

function addStone(layer: Layer, x: number, y: number, radius: number, random: () => number): void {
  const [tiltEast, tiltSouth, tint, high] = [random() - 0.5, random() - 0.5, random(), 0.55 + 0.5 * random()]
  const turn = random() * Math.PI
  const sides = Array.from({ length: 7 }, (_, i) => {
    const angle = turn + (i + 0.7 * random()) * ((2 * Math.PI) / 7)
    return { east: Math.cos(angle), south: Math.sin(angle), reach: radius * (0.62 + 0.38 * random()) }
  })
  eachTexel(x, y, radius * 1.5, (at, east, south) => {
    let out = 0
    for (const side of sides) out = Math.max(out, (east * side.east + south * side.south) / side.reach)
    if (out >= 1) return
    const shoulder = Math.min(1, (1 - out) * 2.4)
    const rise = radius * high * shoulder * (2 - shoulder) * (1 + (tiltEast * east + tiltSouth * south) / radius)
    if (rise <= (layer.rises[at] ?? 0)) return
    layer.rises[at] = rise
    layer.tints[at] = tint
  })
}

/** Blocks between joints, and smaller blocks in them, each face tilted (S. Worley, A cellular texture basis function, 1996). */
function* crackedRock(layer: Layer): Generator<void, void> {
  const scales = [
    { field: 5, columns: 5, rows: 8, weight: 1 },
    { field: 6, columns: 15, rows: 22, weight: 0.9 },
    { field: 7, columns: 42, rows: 50, weight: 0.7 },
  ]
  for (let at = 0; at < GRAIN_SIDE * GRAIN_SIDE; at++) {
    const x = ((at % GRAIN_SIDE) + 0.5) / GRAIN_SIDE
    const y = (Math.floor(at / GRAIN_SIDE) + 0.5) / GRAIN_SIDE
    let rise = 0
    let tint = 0
    for (const { field, columns, rows, weight } of scales) {
      const block = blockAt(field, columns, rows, x, y)
      rise += ((block.face - 0.55 * (1 - block.within)) * weight) / columns
      tint += block.tint / 3
    }
    layer.rises[at] = rise * 0.55
    layer.tints[at] = tint
    if (at % (16 * GRAIN_SIDE) === 0) yield
  }
}

/** The block of a lattice that a place lies in: how far its face rises there, how far within its joints it is (0 to 1), its tint. */
function blockAt(field: number, columns: number, rows: number, x: number, y: number) {
  // No two lattices begin at the same place.
  const [u, v] = [x * columns + 0.37 * field, y * rows + 0.61 * field]
  const [column, row] = [Math.floor(u), Math.floor(v)]
  let [nearest, next] = [9, 9]
  let face = 0
  let tint = 0
  let own = 0
  let other = 0
  for (let j = row - 1; j <= row + 1; j++) {
    for (let i = column - 1; i <= column + 1; i++) {
      const hash = hashCell(0, field, 0, (i + columns) % columns, (j + rows) % rows)
      const east = u - i - 0.1 - 0.8 * share(hash, 0)
      const south = v - j - 0.1 - 0.8 * share(hash, 8)
      const away = Math.max(Math.abs(east) * 0.9, Math.abs(south)) + 0.35 * (Math.abs(east) + Math.abs(south))
      if (away < nearest) {
        next = nearest
        nearest = away
        other = own
        own = hash
        face = 1.5 * (share(hash, 16) - 0.5) * east + 1.5 * (share(hash, 4) - 0.5) * south + 0.7 * share(hash, 24)
        tint = share(hash, 12)
      } else if (away < next) {
        next = away
        other = hash
      }
    }
  }
  // Few joints gape; most are closed, and only the faces on both sides differ.
  const gape = share(own ^ other, 20) ** 3
  const edge = Math.min(1, (next - nearest) / (0.1 + 0.12 * gape))
  return { face, tint, within: 1 - (0.12 + 0.88 * gape) * (1 - edge * (2 - edge)) }
}

/** Thousands of short blades, lying on each other in tufts. */
function* mattedBlades(layer: Layer): Generator<void, void> {
  for (let blade = 0; blade < 5200; blade++) {
    const random = randomOf(9, blade)
    const tuft = randomOf(10, blade % 130)
    const [east, south] = [tuft() + (random() - 0.5) * 0.17, tuft() + (random() - 0.5) * 0.17]
    const angle = (tuft() + 0.5 * (random() - 0.5)) * 2 * Math.PI
    const length = 0.03 + 0.05 * random()
    const [alongEast, alongSouth] = [Math.cos(angle), Math.sin(angle)]
    const [tint, wide, high] = [random(), 0.0042 + 0.003 * random(), (0.006 + 0.014 * random()) * (0.5 + 0.5 * tuft())]
    eachTexel(east + 1, south + 1, length / 2, (at, aside, down) => {
      const along = (aside * alongEast + down * alongSouth) / length + 0.5
      const across = Math.abs(aside * alongSouth - down * alongEast - 0.006 * along * along) / wide
      if (across >= 1 || along < 0 || along > 1) return
      const rise = high * (0.25 + along) * (1 - across * across)
      if (rise <= (layer.rises[at] ?? 0)) return
      layer.rises[at] = rise
      layer.tints[at] = tint
    })
    if (blade % 600 === 0) yield
  }
}

/** Calls with every texel within a square around a place, and how far from the place it lies to the east and south, in sides. */
function eachTexel(x: number, y: number, radius: number, at: (texel: number, east: number, south: number) => void): void {
  const reach = Math.ceil(radius * GRAIN_SIDE)
  const [column, row] = [Math.floor(x * GRAIN_SIDE), Math.floor(y * GRAIN_SIDE)]
  const mask = GRAIN_SIDE - 1
  for (let j = row - reach; j <= row + reach; j++) {
    for (let i = column - reach; i <= column + reach; i++) {
      at((j & mask) * GRAIN_SIDE + (i & mask), (i + 0.5) / GRAIN_SIDE - x, (j + 0.5) / GRAIN_SIDE - y)
    }
  }
}

function layerBytes({ rises, tints }: Layer): Uint8Array {
  const mask = GRAIN_SIDE - 1
  const bytes = new Uint8Array(rises.length * 4)
  const mean = rises.reduce((sum, rise) => sum + rise, 0) / rises.length
  const spread = Math.sqrt(rises.reduce((sum, rise) => sum + (rise - mean) ** 2, 0) / rises.length)
  const riseAt = (column: number, row: number) => rises[(row & mask) * GRAIN_SIDE + (column & mask)] ?? 0
  for (let at = 0; at < rises.length; at++) {
    const [column, row] = [at & mask, Math.floor(at / GRAIN_SIDE)]
    const slopeEast = ((riseAt(column + 1, row) - riseAt(column - 1, row)) * GRAIN_SIDE) / 2
    const slopeSouth = ((riseAt(column, row + 1) - riseAt(column, row - 1)) * GRAIN_SIDE) / 2
    bytes.set(
      [
        signed(slopeEast / STEEPEST),
        signed(slopeSouth / STEEPEST),
        signed(((rises[at] ?? 0) - mean) / (3 * spread)),
        (tints[at] ?? 0) * 255,
      ],
      at * 4,
    )
  }
  return bytes
}

function signed(value: number): number {
  return Math.round(128 + 127 * Math.min(1, Math.max(-1, value)))
}

function emptyLayer(): Layer {
  const texels = GRAIN_SIDE * GRAIN_SIDE
  return { rises: new Float32Array(texels), tints: new Float32Array(texels) }
}

/** A byte of a hash, from a bit on, as a share of 1. */
function share(hash: number, bit: number): number {
  return ((hash >>> bit) & 255) / 255
}

/** Random numbers of one thing, 0 to 1, always the same. */
function randomOf(field: number, index: number): () => number {
  let draw = 0
  return () => (hashCell(0, field, 0, index, draw++) >>> 8) / 2 ** 24
}
