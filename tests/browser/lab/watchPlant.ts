/** Draws one plant with the plants' own vertex shaders, as geometry, as a card and as what casts a shadow, and tells how it stands. */
import {
  BufferAttribute,
  BufferGeometry,
  DataArrayTexture,
  DataTexture,
  DoubleSide,
  FloatType,
  type IUniform,
  LinearFilter,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  RedFormat,
  RGBAFormat,
  Scene,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { SceneView } from '../../../src/scene'
import { createRainUniforms } from '../../../src/scene/growth/rainUniforms'
import { PlantInstances } from '../../../src/scene/plants/PlantInstances'
import { createPlantForms } from '../../../src/scene/plants/plantForms'
import { plantSource } from '../../../src/scene/plants/plantSource'
import { PoolTexture } from '../../../src/scene/poolTexture'
import plantVertex from '../../../src/scene/shaders/plant.vert.glsl?raw'
import cardVertex from '../../../src/scene/shaders/plantCard.vert.glsl?raw'
import casterVertex from '../../../src/scene/shaders/plantCaster.vert.glsl?raw'
import { writeInstance } from '../../../src/scene/tileInstances'
import { TILE_SIDE } from '../../../src/streaming'
import { PLANT_LEVEL, packPlant, TILE_CELLS, tileMetres, UNCHANGED_LIFE } from '../../../src/world'

const PIXELS = 256
/** Half the side of what is drawn, and how far south of the plant the eye is: world metres. */
const HALF = 12
const AWAY = 20

/** A conifer whose own side is the east. */
export interface Watching {
  readonly threshold: number
  /** Covers of conifers one after another, as `relativeCover` has them: what lives, and what stands with the dead. */
  readonly covers: readonly (readonly [living: number, standing: number])[]
  /** How steep the ground is, rise over run to the east. */
  readonly rise: number
  /** How wet it is, as a byte of `world/lifePicture.ts` has it. */
  readonly water: number
}

/** World metres from the plant's foot; no height where nothing is drawn. */
interface Look {
  readonly height: number
  /** How far to the east its middle lies, and what is farthest from the foot. */
  readonly east: number
  readonly tip: number
  /** How red its leaves are, against how green; of a shadow 1. */
  readonly redness: number
}

/** A shadow is seen from above: its middle. */
export type Watched = Record<'geometry' | 'card' | 'shadow', Look>

export function watchPlant({ threshold, covers, rise, water }: Watching): Watched[] {
  const renderer = new WebGLRenderer()
  const forms = createPlantForms()
  const side = tileMetres(PLANT_LEVEL)
  const view: SceneView = {
    eye: { east: 0.5 * side, south: 0.5 * side + 8 * AWAY, elevation: 0 },
    ...{ yaw: 0, pitch: 0, fieldOfView: 1, tiles: [], seconds: 0 },
  }
  const rows = { origins: new Float32Array(4), layers: new Float32Array(4), places: new Float32Array(4), lifts: new Float32Array(2) }
  const drawn = { tile: { level: PLANT_LEVEL, x: 0, y: 0 }, land: undefined, parent: undefined, fade: 1 }
  writeInstance(rows, 0, drawn, { own: 0, parent: -1, ownLift: -1, parentLift: -1 }, view, 1.75)
  const book = new DataTexture(
    Float32Array.from([...rows.origins, ...rows.layers, ...rows.places, ...rows.lifts, 0, 1, 0, 0, 1, 0]),
    1,
    5,
    RGBAFormat,
    FloatType,
  )
  book.needsUpdate = true
  const words = new Uint32Array(2)
  packPlant(words, 0, { column: TILE_CELLS / 2, row: TILE_CELLS / 2, form: 0, rank: 2, size: 32, tint: 0, turn: 0, threshold })
  const life: IUniform = { value: null }
  const uniforms: Record<string, IUniform> = {
    life,
    ...new PoolTexture().uniforms,
    ...createRainUniforms(),
    lifeWindow: { value: new Vector4(-1e4, -1e4, 1e4, 1e4) },
    lifeEye: { value: new Vector2() },
    fireClock: { value: new Vector2(1e5, 1) },
    heights: { value: slope(rise) },
    // Whatever nobody looks at still has a place of its own.
    ...Object.fromEntries(['lifts', 'water', 'shades', 'cloudMap'].map((name) => [name, { value: null }])),
    liftPlace: { value: new Vector4(0, 0, 0, 0) },
    poolPlace: { value: new Vector4(0, 0, 0, 0) },
    gridQuads: { value: 32 },
    eyeAltitude: { value: 0 },
    tileBook: { value: book },
    season: { value: 0.5 },
    wind: { value: new Vector2() },
    waveTime: { value: 0 },
    shadeStrength: { value: 0 },
    forms: { value: forms.map(({ height, radius }) => new Vector4(height, radius, Math.max(height / 2, radius), 0)) },
    // North-western corner from the eye.
    casterTiles: { value: Array.from({ length: 9 }, () => new Vector4(-side / 16, -side / 16 - AWAY, side / 8, 0)) },
    square: { value: new Vector3(0, -AWAY, HALF) },
    texel: { value: (2 * HALF) / PIXELS },
  }
  const instanceOf = (geometry: BufferGeometry, vertexShader: string, fragmentShader: string, nearReach: number) => {
    const instances = new PlantInstances(geometry, 1)
    instances.begin()
    instances.add(words, 0, 2, 0)
    instances.end()
    const material = new ShaderMaterial({
      vertexShader: plantSource(vertexShader),
      fragmentShader,
      uniforms: { ...uniforms, nearReach: { value: nearReach } },
      depthTest: false,
      side: DoubleSide,
    })
    return new Mesh(instances.geometry, material)
  }
  const tree = instanceOf(forms[0]?.geometry ?? new BufferGeometry(), plantVertex, INK, 1000)
  const card = instanceOf(flat([-1, -1, 0, 3, -1, 0, -1, 3, 0], [0, 1, 2]), cardVertex, CARD, 1)
  const disc = instanceOf(flat([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], [0, 1, 2, 0, 2, 3]), casterVertex, SHADOW, 1000)
  const watched = covers.map(([living, standing]) => {
    life.value = lifeOf(living, standing, water)
    return { geometry: look(renderer, tree), card: look(renderer, card), shadow: look(renderer, disc) }
  })
  renderer.dispose()
  return watched
}

const INK = 'flat in vec3 leafColour;\nvoid main() { gl_FragColor = vec4(leafColour * 5.0, 1.0); }'
const CARD =
  'in vec2 corner;\nflat in vec3 leafColour;\nvoid main() { if (max(corner.x, corner.y) > 1.0) discard; gl_FragColor = vec4(leafColour * 5.0, 1.0); }'
const SHADOW = 'in vec2 corner;\nvoid main() { if (length(corner) > 1.0) discard; gl_FragColor = vec4(1.0); }'

/** Looks from the south, the foot in the middle. */
function look(renderer: WebGLRenderer, mesh: Mesh): Look {
  const target = new WebGLRenderTarget(PIXELS, PIXELS, { minFilter: NearestFilter, magFilter: NearestFilter })
  const scene = new Scene()
  mesh.frustumCulled = false
  scene.add(mesh)
  renderer.setRenderTarget(target)
  renderer.setClearColor(0, 0)
  renderer.clear()
  renderer.render(scene, new OrthographicCamera(-HALF, HALF, HALF, -HALF, -1e3, 1e3))
  const read = new Uint8Array(PIXELS * PIXELS * 4)
  renderer.readRenderTargetPixels(target, 0, 0, PIXELS, PIXELS, read)
  target.dispose()
  const metres = (pixel: number) => ((pixel + 0.5) / PIXELS) * 2 * HALF - HALF
  let [height, east, count] = [0, 0, 0]
  let [tip, farthest] = [0, 0]
  let [red, green] = [0, 0]
  for (let at = 0; at < PIXELS * PIXELS; at++) {
    if (!read[4 * at]) continue
    const [x, y] = [metres(at % PIXELS), metres(Math.floor(at / PIXELS))]
    if (x * x + y * y > farthest) [tip, farthest] = [x, x * x + y * y]
    height = Math.max(height, y)
    east += x
    red += read[4 * at] as number
    green += read[4 * at + 1] as number
    count++
  }
  return { height, east: count > 0 ? east / count : 0, tip, redness: red / Math.max(1, green) }
}

/** A single cell: conifers and water as they are told, old woods, and all else as at first. */
function lifeOf(living: number, standing: number, water: number): DataArrayTexture {
  const planes = UNCHANGED_LIFE.map((texel) => [...texel])
  ;(planes[0] as number[])[0] = living
  ;(planes[2] as number[])[1] = water
  ;(planes[3] as number[])[0] = standing
  const texture = new DataArrayTexture(Uint8Array.from(planes.flat()), 1, 1, planes.length)
  texture.minFilter = texture.magFilter = LinearFilter
  texture.needsUpdate = true
  return texture
}

/** Ground that rises to the east and is level with the eye in the middle. */
function slope(rise: number): DataArrayTexture {
  const cell = tileMetres(PLANT_LEVEL) / TILE_CELLS
  const heights = Float32Array.from({ length: TILE_SIDE * TILE_SIDE }, (_, i) => ((i % TILE_SIDE) + 0.5 - TILE_SIDE / 2) * cell * rise)
  const texture = new DataArrayTexture(heights, TILE_SIDE, TILE_SIDE, 1)
  return Object.assign(texture, {
    format: RedFormat,
    type: FloatType,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    needsUpdate: true,
  })
}

function flat(places: number[], corners: number[]): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(places), 3))
  geometry.setIndex(corners)
  return geometry
}
