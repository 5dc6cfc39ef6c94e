/** Draws a tile with the land's own shader, seen from straight above, and what stands on it with the plants': both answer heights, pixel by pixel. */
import {
  BufferAttribute,
  BufferGeometry,
  DataArrayTexture,
  DataTexture,
  FloatType,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  Points,
  RedFormat,
  RGBAFormat,
  Scene,
  ShaderMaterial,
  Vector4,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { SceneView } from '../../../src/scene'
import { createRainUniforms } from '../../../src/scene/growth/rainUniforms'
import { plantSource } from '../../../src/scene/plants/plantSource'
import { PoolTexture } from '../../../src/scene/poolTexture'
import { shaderSource } from '../../../src/scene/shaderSource'
import landVertex from '../../../src/scene/shaders/land.vert.glsl?raw'
import { tileGrid } from '../../../src/scene/tileGrid'
import { writeInstance } from '../../../src/scene/tileInstances'
import { TILE_SIDE } from '../../../src/streaming'
import { hashCell, tileMetres, unit } from '../../../src/world'

const PIXELS = 256
const TILE = { level: 13, x: 5, y: 8 }

export interface Standing {
  /** Learned metres over the ground that is drawn, the farthest of all pixels. */
  readonly farthest: number
  readonly mean: number
  /** How rough the ground is: the standard deviation of its heights. */
  readonly roughness: number
}

/** @param fade 0 for a tile that must look like its parent, 1 for one that may show itself @param distance of the eye from the tile, in its sides */
export function standOnLand(gridQuads: number, fade: number, distance: number): Standing {
  const renderer = new WebGLRenderer()
  const side = tileMetres(TILE.level)
  const middle = { east: (TILE.x + 0.5) * side, south: (TILE.y + 0.5) * side }
  const view: SceneView = {
    eye: { ...middle, elevation: distance * side },
    ...{ yaw: 0, pitch: 0, fieldOfView: 1, tiles: [], seconds: 0 },
  }
  const rows = { origins: new Float32Array(4), layers: new Float32Array(4), places: new Float32Array(4), lifts: new Float32Array(2) }
  const drawn = { tile: TILE, land: undefined, parent: undefined, fade }
  writeInstance(rows, 0, drawn, { own: 0, parent: 1, ownLift: -1, parentLift: -1 }, view, 1.75)
  const heights = new DataArrayTexture(roughGround(), TILE_SIDE, TILE_SIDE, 2)
  Object.assign(heights, { format: RedFormat, type: FloatType, minFilter: NearestFilter, magFilter: NearestFilter, needsUpdate: true })
  const book = new DataTexture(
    Float32Array.from([...rows.origins, ...rows.layers, ...rows.places, ...rows.lifts, 0, 0, 0, 0, 1, 0]),
    1,
    5,
    RGBAFormat,
    FloatType,
  )
  book.needsUpdate = true
  const uniforms: Record<string, IUniform> = {
    ...new PoolTexture().uniforms,
    ...createRainUniforms(),
    heights: { value: heights },
    water: { value: heights },
    lifts: { value: heights },
    // Nothing is lifted, nothing poured.
    liftPlace: { value: new Vector4(0, 0, 0, 0) },
    poolPlace: { value: new Vector4(0, 0, 0, 0) },
    gridQuads: { value: gridQuads },
    eyeAltitude: { value: view.eye.elevation / 8 },
    tileBook: { value: book },
  }
  const camera = new OrthographicCamera(-side / 16, side / 16, side / 16, -side / 16, -1e6, 1e6)
  camera.rotation.x = -Math.PI / 2
  const grid = tileGrid(gridQuads)
  const land = new InstancedBufferGeometry()
  land.setAttribute('position', new BufferAttribute(grid.positions, 3))
  land.setIndex(new BufferAttribute(grid.indices, 1))
  for (const [name, numbers, size] of [
    ['tileOrigin', rows.origins, 4],
    ['tileLayers', rows.layers, 4],
    ['tilePlace', rows.places, 4],
    ['tileLifts', rows.lifts, 2],
  ] as const) {
    land.setAttribute(name, new InstancedBufferAttribute(numbers, size))
  }
  land.instanceCount = 1
  const points = new BufferGeometry()
  points.setAttribute('position', new BufferAttribute(pixelCells(), 3))
  const ofLand = heightsOf(renderer, camera, new Mesh(land, heightMaterial(shaderSource(landVertex), uniforms)))
  const ofPlants = heightsOf(renderer, camera, new Points(points, heightMaterial(plantSource(STANDING), uniforms)))
  renderer.dispose()
  return compare(ofLand, ofPlants)
}

const STANDING = `
out vec3 fromEye;
#include <depth>
#include <lake>
#include <lift>
#include <standing>
void main() {
  Stand stand = standAt(position.xy, 0.0);
  fromEye = stand.foot;
  gl_PointSize = 1.0;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(stand.foot, 1.0));
}`

function heightMaterial(vertexShader: string, uniforms: Record<string, IUniform>): ShaderMaterial {
  const fragmentShader = 'in vec3 fromEye;\nvoid main() { gl_FragColor = vec4(fromEye.y * 8.0, 1.0, 0.0, 1.0); }'
  return new ShaderMaterial({ vertexShader, fragmentShader, uniforms, depthTest: false })
}

function heightsOf(renderer: WebGLRenderer, camera: OrthographicCamera, object: Mesh | Points): Float32Array {
  const target = new WebGLRenderTarget(PIXELS, PIXELS, { type: FloatType, minFilter: NearestFilter, magFilter: NearestFilter })
  const scene = new Scene()
  object.frustumCulled = false
  scene.add(object)
  renderer.setRenderTarget(target)
  renderer.render(scene, camera)
  const read = new Float32Array(PIXELS * PIXELS * 4)
  renderer.readRenderTargetPixels(target, 0, 0, PIXELS, PIXELS, read)
  return read
}

/** The middle of every pixel, in cells of the tile. */
function pixelCells(): Float32Array {
  return Float32Array.from({ length: PIXELS * PIXELS * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return [(pixel % PIXELS) + 0.5, Math.floor(pixel / PIXELS) + 0.5][i % 3] ?? 0
  }).map((value) => (value * 128) / PIXELS)
}

function roughGround(): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 2 * TILE_SIDE * TILE_SIDE }, (_, i) => 40 * unit(hashCell(3, 0, 0, i, 0)))
}

/** Pixels that either has not drawn are an error, but for the tile's outermost. */
function compare(land: Float32Array, plants: Float32Array): Standing {
  let [farthest, sum, count] = [0, 0, 0]
  let [total, squares] = [0, 0]
  for (let row = 1; row < PIXELS - 1; row++) {
    for (let column = 1; column < PIXELS - 1; column++) {
      const at = 4 * (row * PIXELS + column)
      if (land[at + 1] !== 1 || plants[at + 1] !== 1) throw new Error(`Nothing was drawn at ${column}, ${row}.`)
      const height = land[at] ?? Number.NaN
      const away = Math.abs(height - (plants[at] ?? Number.NaN))
      farthest = Math.max(farthest, away)
      sum += away
      total += height
      squares += height * height
      count++
    }
  }
  return { farthest, mean: sum / count, roughness: Math.sqrt(squares / count - (total / count) ** 2) }
}
