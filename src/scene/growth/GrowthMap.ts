import {
  BufferAttribute,
  Camera,
  DataArrayTexture,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  RepeatWrapping,
  Scene,
  ShaderMaterial,
  Vector4,
  WebGLArrayRenderTarget,
  type WebGLRenderer,
} from 'three'
import { fireClockAt, type LifeView } from '../../streaming'
import {
  cellMetres,
  LIFE_LEVEL,
  LIFE_PLANES,
  type LifePicture,
  TILE_CELLS,
  tileKey,
  UNCHANGED_LIFE,
  WORLD_METRES_PER_LEARNED_METRE,
} from '../../world'
import type { SceneView } from '../sceneView'
import fragmentShader from '../shaders/growthMix.frag.glsl?raw'
import vertexShader from '../shaders/growthMix.vert.glsl?raw'
import type { GrowthUniforms } from './growthUniforms'
import { RainMap } from './RainMap'
import type { RainUniforms } from './rainUniforms'

/** Chunks along the side of the map, which goes round: every chunk has its slot. */
const CHUNKS = 8
const SIDE = CHUNKS * TILE_CELLS
const CHUNK_METRES = TILE_CELLS * cellMetres(LIFE_LEVEL)

/** Four copies, for the parts that reach beyond an edge. */
const COPIES = 4

/** What lives around the eye, on the graphics device. */
export class GrowthMap {
  /** What rain has left in hollows. */
  readonly rain: RainMap
  readonly #uniforms: GrowthUniforms
  readonly #target = new WebGLArrayRenderTarget(SIDE, SIDE, LIFE_PLANES, {
    depthBuffer: false,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    wrapS: RepeatWrapping,
    wrapT: RepeatWrapping,
  })
  /** By their bytes: all chunks that are as at first share one. */
  readonly #pictures = new Map<Uint8Array, DataArrayTexture>()
  readonly #mixing = {
    target: { value: new Vector4() },
    window: { value: new Vector4() },
    side: { value: SIDE },
    before: { value: undefined as DataArrayTexture | undefined },
    after: { value: undefined as DataArrayTexture | undefined },
    beforeCells: { value: new Vector4() },
    share: { value: 0 },
    plane: { value: 0 },
  }
  readonly #material: ShaderMaterial
  readonly #scene = new Scene()
  readonly #camera = new Camera()
  readonly #geometry = new InstancedBufferGeometry()
  /** What each slot holds. */
  #slots: string[] = []
  /** The chunk in the map's north-western corner, wherever its slot is. */
  #corner = { x: 0, y: 0 }
  #losses = 0
  #painted: (Pick<LifeView, 'before' | 'after' | 'share'> & { readonly ticks: number }) | undefined
  #changes = 0

  constructor(uniforms: GrowthUniforms & RainUniforms) {
    this.#uniforms = uniforms
    this.rain = new RainMap(uniforms)
    this.#geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0), 3))
    this.#geometry.setIndex([0, 1, 2, 0, 2, 3])
    this.#geometry.instanceCount = COPIES
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { ...this.#mixing, fireClock: uniforms.fireClock },
      depthTest: false,
      depthWrite: false,
    })
    const mesh = new Mesh(this.#geometry, this.#material)
    mesh.frustumCulled = false
    this.#scene.add(mesh)
  }

  /** Grows whenever anything of it is seen to change. */
  get changes(): number {
    return this.#changes
  }

  /** Brings the map up to a frame. @param losses how often the graphics device was lost */
  update(renderer: WebGLRenderer, view: SceneView, losses: number): void {
    const { life, eye, seconds } = view
    this.rain.update(renderer, view, losses)
    if (!life) return
    if (losses !== this.#losses) {
      this.#slots = []
      this.#painted = undefined
    }
    this.#losses = losses
    this.#corner = { x: Math.floor(eye.east / CHUNK_METRES) - CHUNKS / 2, y: Math.floor(eye.south / CHUNK_METRES) - CHUNKS / 2 }
    this.#placeWindow(eye)
    this.#uniforms.fireClock.value.set(...fireClockAt(life.fire, seconds))
    const { autoClear } = renderer
    renderer.autoClear = false
    this.#fillSlots(renderer, life)
    this.#mix(renderer, life)
    renderer.autoClear = autoClear
    renderer.setRenderTarget(null)
    for (const [bytes, texture] of this.#pictures) {
      if (bytes === life.before.bytes || bytes === life.after.bytes) continue
      texture.dispose()
      this.#pictures.delete(bytes)
    }
    this.#uniforms.life.value = this.#target.texture
  }

  dispose(): void {
    this.#target.dispose()
    this.#geometry.dispose()
    this.#material.dispose()
    this.rain.dispose()
    for (const texture of this.#pictures.values()) texture.dispose()
  }

  #placeWindow({ east, south }: SceneView['eye']): void {
    const corner = this.#corner
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const from = (chunk: number, at: number) => (chunk * CHUNK_METRES - at) * scale
    const { lifeWindow, lifeEye } = this.#uniforms
    lifeWindow.value.set(from(corner.x, east), from(corner.y, south), from(corner.x + CHUNKS, east), from(corner.y + CHUNKS, south))
    lifeEye.value.set(round(east, CHUNKS * CHUNK_METRES) * scale, round(south, CHUNKS * CHUNK_METRES) * scale)
  }

  /** Slots that chunks have come into show them as they were left, or as at first. */
  #fillSlots(renderer: WebGLRenderer, { after, left }: LifeView): void {
    const corner = this.#corner
    for (let slot = 0; slot < CHUNKS * CHUNKS; slot++) {
      const x = corner.x + round((slot % CHUNKS) - corner.x, CHUNKS)
      const y = corner.y + round(Math.floor(slot / CHUNKS) - corner.y, CHUNKS)
      const key = tileKey({ level: LIFE_LEVEL, x, y })
      const [column, row] = [x * TILE_CELLS - after.x, y * TILE_CELLS - after.y]
      const isAwake = column >= 0 && row >= 0 && column < after.columns && row < after.rows
      const picture = isAwake ? undefined : left.get(key)
      const held = isAwake ? `${key} awake` : picture ? key : ''
      if (this.#slots[slot] === held) continue
      this.#slots[slot] = held
      if (isAwake) this.#painted = undefined
      else this.#paint(renderer, picture ?? unchangedChunk(x, y))
      this.#changes++
    }
  }

  #mix(renderer: WebGLRenderer, { before, after, share, fire }: LifeView): void {
    const painted = this.#painted
    const ticks = fire ? this.#uniforms.fireClock.value.x : 0
    if (painted?.before === before && painted.after === after && painted.share === share && painted.ticks === ticks) return
    this.#painted = { before, after, share, ticks }
    this.#paint(renderer, after, before, share)
    this.#changes++
  }

  #paint(renderer: WebGLRenderer, after: LifePicture, before = after, share = 1): void {
    const mixing = this.#mixing
    mixing.target.value.set(round(after.x, SIDE), round(after.y, SIDE), after.columns, after.rows)
    const [column, row] = [this.#corner.x * TILE_CELLS - after.x, this.#corner.y * TILE_CELLS - after.y]
    mixing.window.value.set(column, row, column + SIDE - 1, row + SIDE - 1)
    mixing.beforeCells.value.set(after.x - before.x, after.y - before.y, before.columns, before.rows)
    mixing.before.value = this.#textureOf(before)
    mixing.after.value = this.#textureOf(after)
    mixing.share.value = share
    for (let plane = 0; plane < LIFE_PLANES; plane++) {
      mixing.plane.value = plane
      renderer.setRenderTarget(this.#target, plane)
      renderer.render(this.#scene, this.#camera)
    }
  }

  #textureOf(picture: LifePicture): DataArrayTexture {
    const known = this.#pictures.get(picture.bytes)
    if (known) return known
    const texture = new DataArrayTexture(picture.bytes as Uint8Array<ArrayBuffer>, picture.columns, picture.rows, LIFE_PLANES)
    texture.needsUpdate = true
    this.#pictures.set(picture.bytes, texture)
    return texture
  }
}

const UNCHANGED_CHUNK = (() => {
  const plane = TILE_CELLS * TILE_CELLS
  const bytes = new Uint8Array(LIFE_PLANES * plane * 4)
  UNCHANGED_LIFE.forEach((texel, index) => {
    for (let cell = 0; cell < plane; cell++) bytes.set(texel, 4 * (index * plane + cell))
  })
  return bytes
})()

function unchangedChunk(x: number, y: number): LifePicture {
  return { level: LIFE_LEVEL, x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS, bytes: UNCHANGED_CHUNK }
}

/** What is left of a number within a side, from 0 on. */
function round(value: number, side: number): number {
  return ((value % side) + side) % side
}
