import { BufferAttribute, DynamicDrawUsage, InstancedBufferAttribute, InstancedBufferGeometry } from 'three'
import { WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { SceneView } from '../sceneView'
import type { Bird, Flock } from './Flock'
import type { Mote } from './Motes'
import { makeWings } from './wings'

const SCALE = WORLD_METRES_PER_LEARNED_METRE
/** A wing in the air lags behind its shoulder by so many radians of the beat. */
const LAG = 0.9
const STROKE = 0.72
/** Wings that glide are held a little up, and bent a little down beyond the elbow. */
const HELD = 0.16
const BENT = -0.06

/** Everything with wings, as instances of one body. */
export class WingInstances {
  readonly geometry = new InstancedBufferGeometry()
  readonly #most: number
  readonly #spots: InstancedBufferAttribute
  readonly #headings: InstancedBufferAttribute
  readonly #wings: InstancedBufferAttribute
  readonly #forms: InstancedBufferAttribute
  readonly #coats: InstancedBufferAttribute
  #count = 0

  constructor(most: number) {
    this.#most = most
    const { positions, limbs, indices } = makeWings()
    this.geometry.setAttribute('position', new BufferAttribute(positions, 3))
    this.geometry.setAttribute('limb', new BufferAttribute(limbs, 2))
    this.geometry.setIndex(new BufferAttribute(indices, 1))
    const attribute = (name: string, size: number) => {
      const made = new InstancedBufferAttribute(new Float32Array(size * most), size)
      made.setUsage(DynamicDrawUsage)
      this.geometry.setAttribute(name, made)
      return made
    }
    this.#spots = attribute('spot', 4)
    this.#headings = attribute('heading', 4)
    this.#wings = attribute('wing', 4)
    this.#forms = attribute('form', 4)
    this.#coats = attribute('coat', 3)
    this.geometry.instanceCount = 0
  }

  get count(): number {
    return this.#count
  }

  begin(): void {
    this.#count = 0
  }

  addFlock({ birds, kind, presence }: Flock, view: SceneView): void {
    if (presence <= 0) return
    for (const bird of birds) this.#addBird(bird, kind, presence, view)
  }

  addMote({ x, y, z, spanMetres, heading, pitch, roll, wing, presence, body }: Mote, view: SceneView): void {
    const level = Math.cos(pitch)
    const at = this.#place(x, y, z, spanMetres, view)
    if (at === undefined) return
    this.#headings.setXYZW(at, Math.sin(heading) * level, Math.sin(pitch), -Math.cos(heading) * level, roll)
    this.#wings.setXYZW(at, wing, wing, presence, body.tips)
    this.#forms.setXYZW(at, ...body.form)
    this.#coats.setXYZ(at, ...body.coat)
  }

  end(): void {
    this.geometry.instanceCount = this.#count
    for (const attribute of [this.#spots, this.#headings, this.#wings, this.#forms, this.#coats]) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, this.#count * attribute.itemSize)
      attribute.needsUpdate = this.#count > 0
    }
  }

  dispose(): void {
    this.geometry.dispose()
  }

  #addBird(bird: Bird, { spanMetres, body }: Flock['kind'], presence: number, view: SceneView): void {
    const at = this.#place(bird.x, bird.y, bird.z, spanMetres * (0.92 + 0.16 * bird.self), view)
    if (at === undefined) return
    const speed = Math.hypot(bird.vx, bird.vy, bird.vz) || 1
    this.#headings.setXYZW(at, bird.vx / speed, bird.vy / speed, bird.vz / speed, bird.bank)
    const inner = HELD + STROKE * bird.stroke * Math.sin(bird.beat)
    const outer = HELD + BENT + STROKE * 1.25 * bird.stroke * Math.sin(bird.beat - LAG)
    this.#wings.setXYZW(at, inner, outer, presence, body.tips)
    this.#forms.setXYZW(at, ...body.form)
    const shade = 0.85 + 0.3 * bird.self
    this.#coats.setXYZ(at, body.coat[0] * shade, body.coat[1] * shade, body.coat[2] * shade)
  }

  /** The next instance, placed; undefined when there are too many. */
  #place(x: number, y: number, z: number, spanMetres: number, { eye }: SceneView): number | undefined {
    if (this.#count >= this.#most) return undefined
    this.#spots.setXYZW(this.#count, x - eye.east * SCALE, y - eye.elevation * SCALE, z - eye.south * SCALE, spanMetres)
    return this.#count++
  }
}
