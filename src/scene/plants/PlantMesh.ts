import { BufferAttribute, BufferGeometry, Vector3 } from 'three'
import { Stamp, type StampName } from './leafStamps'

/** What a vertex is made of besides its place. */
interface Finish {
  /** Bark, or the stamp its leaf is cut out with. */
  readonly part: 'bark' | 'core' | StampName
  /** How much light reaches it, 0 to 1. */
  readonly open: number
  /** How far wind moves it, world metres in a strong breeze. */
  readonly sway: number
  /** When its leaf falls, 0 first to 1 last; what never falls by itself has 2 and a number of the leaf's own below 1. */
  readonly fall: number
}

/** Bark, and the dark inside of a crown, as the shaders tell them from the stamps. */
const BARK = -1
const CORE = -2

/** Collects a plant's triangles. Lengths are world metres as drawn, y is up, the foot is the origin. */
export class PlantMesh {
  readonly #positions: number[] = []
  readonly #normals: number[] = []
  readonly #uvs: number[] = []
  readonly #looks: number[] = []
  readonly #indices: number[] = []

  vertex(place: Vector3, normal: Vector3, uv: readonly [number, number], { part, open, sway, fall }: Finish): number {
    this.#positions.push(place.x, place.y, place.z)
    this.#normals.push(normal.x, normal.y, normal.z)
    this.#uvs.push(uv[0], uv[1])
    this.#looks.push(part === 'bark' ? BARK : part === 'core' ? CORE : Stamp[part], open, sway, fall)
    return this.#positions.length / 3 - 1
  }

  triangle(a: number, b: number, c: number): void {
    this.#indices.push(a, b, c)
  }

  /** A tube along some points; radii go with them. */
  tube(points: readonly Vector3[], radii: readonly number[], sides: number, finish: (along: number) => Finish): void {
    let before: number[] | undefined
    points.forEach((point, i) => {
      const next = points[Math.min(points.length - 1, i + 1)] as Vector3
      const last = points[Math.max(0, i - 1)] as Vector3
      const along = next.clone().sub(last).normalize()
      const [u, v] = frameAcross(along)
      const ring = Array.from({ length: sides + 1 }, (_, k) => {
        const angle = (k / sides) * 2 * Math.PI
        const out = u.clone().multiplyScalar(Math.cos(angle)).addScaledVector(v, Math.sin(angle))
        const place = point.clone().addScaledVector(out, radii[i] ?? 0.01)
        return this.vertex(place, out, [k / sides, i], finish(i / (points.length - 1)))
      })
      for (let k = 0; before && k < sides; k++) {
        const [a, b, c, d] = [before[k], before[k + 1], ring[k], ring[k + 1]] as [number, number, number, number]
        this.triangle(a, b, d)
        this.triangle(a, d, c)
      }
      before = ring
    })
  }

  /** A leaf card: a square around a middle, across two axes of full length. Light meets it as `normalAt` says. */
  card(middle: Vector3, across: Vector3, up: Vector3, normalAt: (place: Vector3) => Vector3, finish: (u: number) => Finish): void {
    const corner = (u: number, v: number) => {
      const place = middle
        .clone()
        .addScaledVector(across, u - 0.5)
        .addScaledVector(up, v - 0.5)
      return this.vertex(place, normalAt(place), [u, v], finish(u))
    }
    const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1)]
    this.triangle(a, b, d)
    this.triangle(a, d, c)
  }

  /** A dark ball inside a crown that closes the gaps between leaves. */
  core(middle: Vector3, radius: Vector3, finish: Omit<Finish, 'part'>): void {
    const first = this.#positions.length / 3
    for (const corner of ICOSAHEDRON) {
      const out = new Vector3(...corner).normalize()
      this.vertex(middle.clone().add(out.clone().multiply(radius)), out, [0, 0], { part: 'core', ...finish })
    }
    for (const [a, b, c] of ICOSAHEDRON_FACES) this.triangle(first + a, first + b, first + c)
  }

  /** The highest point, and the farthest from the stem. */
  get extent(): { height: number; radius: number } {
    let [height, radius] = [0, 0]
    for (let i = 0; i < this.#positions.length; i += 3) {
      const [x, y, z] = [this.#positions[i] ?? 0, this.#positions[i + 1] ?? 0, this.#positions[i + 2] ?? 0]
      height = Math.max(height, y)
      radius = Math.max(radius, Math.hypot(x, z))
    }
    return { height, radius }
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(this.#positions), 3))
    geometry.setAttribute('normal', new BufferAttribute(Float32Array.from(this.#normals), 3))
    geometry.setAttribute('uv', new BufferAttribute(Float32Array.from(this.#uvs), 2))
    geometry.setAttribute('look', new BufferAttribute(Float32Array.from(this.#looks), 4))
    geometry.setIndex(new BufferAttribute(Uint16Array.from(this.#indices), 1))
    return geometry
  }
}

/** Two unit vectors square to one and to each other. */
export function frameAcross(along: Vector3): [Vector3, Vector3] {
  const aside = Math.abs(along.y) > 0.9 ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0)
  const u = aside.cross(along).normalize()
  return [u, along.clone().cross(u)]
}

const GOLDEN = 1.618
const ICOSAHEDRON: readonly (readonly [number, number, number])[] = [
  [-1, GOLDEN, 0],
  [1, GOLDEN, 0],
  [-1, -GOLDEN, 0],
  [1, -GOLDEN, 0],
  [0, -1, GOLDEN],
  [0, 1, GOLDEN],
  [0, -1, -GOLDEN],
  [0, 1, -GOLDEN],
  [GOLDEN, 0, -1],
  [GOLDEN, 0, 1],
  [-GOLDEN, 0, -1],
  [-GOLDEN, 0, 1],
]
const ICOSAHEDRON_FACES: readonly (readonly [number, number, number])[] = [
  [0, 11, 5],
  [0, 5, 1],
  [0, 1, 7],
  [0, 7, 10],
  [0, 10, 11],
  [1, 5, 9],
  [5, 11, 4],
  [11, 10, 2],
  [10, 7, 6],
  [7, 1, 8],
  [3, 9, 4],
  [3, 4, 2],
  [3, 2, 6],
  [3, 6, 8],
  [3, 8, 9],
  [4, 9, 5],
  [2, 4, 11],
  [6, 2, 10],
  [8, 6, 7],
  [9, 8, 1],
]
