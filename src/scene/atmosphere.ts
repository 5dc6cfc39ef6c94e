import { type IUniform, type Texture, Vector2, Vector3, Vector4 } from 'three'
import { tileMetres, type Weather, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import { type Daylight, smooth } from './daylight'
import type { SceneView } from './sceneView'

/** Uniforms of `atmosphere.glsl`, shared by everything that is drawn. */
export interface AtmosphereUniforms {
  readonly [name: string]: IUniform
  readonly lightDirection: IUniform<Vector3>
  readonly sunDirection: IUniform<Vector3>
  readonly sunSide: IUniform<Vector2>
  readonly moonSide: IUniform<Vector3>
  readonly eyeAltitude: IUniform<number>
  readonly airExtinction: IUniform<Vector3>
  readonly dustExtinction: IUniform<number>
  readonly mist: IUniform<Vector4>
  readonly densitiesAtEye: IUniform<Vector2>
  readonly flash: IUniform<Vector3>
  readonly flashFrom: IUniform<Vector2>
}

/** Of clean air, as `medium.glsl` has it, for each world metre; a painter's air is a little clearer. */
const AIR_PER_METRE = new Vector3(5.802e-6, 13.558e-6, 33.1e-6).multiplyScalar(1.1 / WORLD_METRES_PER_LEARNED_METRE)
const DUST_PER_METRE = 4e-5

/** Whoever looks down from high up sees the land through half of the air: eyes, and cameras' filters, make up for its blue. */
const CLEARER_ABOVE = 0.5

/** As `atmosphere.glsl` has them, in world metres. */
const AIR_HEIGHT = 1000
const DUST_HEIGHT = 190

/** World metres over which mist thins to 1/e, how far it stands above the floor of valleys, and its extinction when it is thickest. */
const MIST_HEIGHT = 16
const MIST_TOP = 18
const THICKEST_MIST = 0.009

export function createAtmosphere(textures: Readonly<Record<string, Texture>>): AtmosphereUniforms {
  return {
    ...Object.fromEntries(Object.entries(textures).map(([name, value]) => [name, { value }])),
    lightDirection: { value: new Vector3(0, 1, 0) },
    sunDirection: { value: new Vector3(0, 1, 0) },
    sunSide: { value: new Vector2(1, 0) },
    moonSide: { value: new Vector3(1, 0, 0) },
    eyeAltitude: { value: 0 },
    airExtinction: { value: AIR_PER_METRE.clone() },
    dustExtinction: { value: DUST_PER_METRE },
    mist: { value: new Vector4(0, MIST_HEIGHT, 0, 0) },
    densitiesAtEye: { value: new Vector2(1, 1) },
    flash: { value: new Vector3() },
    flashFrom: { value: new Vector2() },
  }
}

/** Brings the uniforms up to the view, what shines on it, and the weather. */
export function updateAtmosphere(uniforms: AtmosphereUniforms, view: SceneView, daylight: Daylight, weather: Weather): void {
  const altitude = view.eye.elevation * WORLD_METRES_PER_LEARNED_METRE
  uniforms.eyeAltitude.value = altitude
  uniforms.densitiesAtEye.value.set(Math.exp(-Math.max(0, altitude) / AIR_HEIGHT), Math.exp(-Math.max(0, altitude) / DUST_HEIGHT))
  uniforms.airExtinction.value.copy(AIR_PER_METRE).multiplyScalar(1 - CLEARER_ABOVE * smooth(0.2, 3, altitude / 1000))
  uniforms.lightDirection.value.copy(daylight.light)
  uniforms.sunDirection.value.copy(daylight.sun)
  uniforms.sunSide.value.copy(sideOf(daylight.sun))
  const { x, y } = sideOf(daylight.moon)
  uniforms.moonSide.value.set(x, y, daylight.moonLight.x > 0 ? 1 : 0)
  const { mist, rain, snow } = weather
  uniforms.dustExtinction.value = DUST_PER_METRE * (1 + 3 * mist + 10 * rain + 40 * snow)
  const floor = mist > 0 ? valleyFloor(view) + MIST_TOP : 0
  const atEye = Math.exp(-Math.max(0, altitude - floor) / MIST_HEIGHT)
  uniforms.mist.value.set(THICKEST_MIST * mist * mist, MIST_HEIGHT, floor, atEye)
}

function sideOf({ x, z }: Vector3): Vector2 {
  const level = Math.hypot(x, z)
  return level > 0 ? new Vector2(x / level, z / level) : new Vector2(1, 0)
}

/** How near the lowest land is that mist gathers on, in world metres; beyond, land counts as if it were higher by a share of the way. */
const GATHERING_METRES = 1200
const RISE_FARTHER_OFF = 0.15

/** Altitude of the valleys around the eye, in world metres: mist lies there. */
function valleyFloor({ eye, tiles }: SceneView): number {
  let floor = Number.POSITIVE_INFINITY
  for (const { tile, land, parent } of tiles) {
    const known = land ?? parent
    if (!known) continue
    const side = tileMetres(tile.level)
    const off = (from: number, to: number) => Math.max(0, from - to, to - from - side)
    const away = Math.hypot(off(tile.x * side, eye.east), off(tile.y * side, eye.south)) * WORLD_METRES_PER_LEARNED_METRE
    const lowest = Math.max(0, known.lowest) * WORLD_METRES_PER_LEARNED_METRE
    floor = Math.min(floor, lowest + RISE_FARTHER_OFF * Math.max(0, away - GATHERING_METRES))
  }
  return Number.isFinite(floor) ? floor : 0
}
