import { DataTexture, type IUniform, type Texture, Vector2, Vector4 } from 'three'
import { DAYS_OF_YEAR } from '../world'
import { type Daylight, smooth } from './daylight'
import type { Air } from './sceneUniforms'

/** Uniforms of `cloudField.glsl` and `panorama.glsl`. */
export interface CloudUniforms {
  readonly cloudMap: IUniform<Texture>
  readonly cloudDrift: IUniform<Vector2>
  readonly cloudDeck: IUniform<Vector4>
  readonly gloom: IUniform<Vector4>
  readonly cloudPanorama: IUniform<Texture>
  readonly cloudShift: IUniform<Vector4>
}

/** The field of clouds repeats after this many world metres. */
export const CLOUD_PERIOD = 32768

/** Of the base of heaped clouds and how high they grow, in world metres. */
const BASE_ALTITUDE = 560
const THICKNESS = 330
const LOW_BASE_ALTITUDE = 430

/** How far clouds go in an hour, as a share of their period: once round in a day, so that a moment has one picture, and none jumps at midnight. */
const DRIFT_PER_HOUR = 1 / 24

/** Each day has other clouds: so far the next day's lie from the last, as a share of the period. */
const DRIFT_PER_DAY = 89 / DAYS_OF_YEAR

/** A closed sheet of cloud lets sun through where its heaps are lower than this. */
const GAPS = 0.4

/** Clouds as long as none are painted: clear sky. */
export function createClouds(): CloudUniforms {
  const none = new DataTexture(new Uint8Array(4), 1, 1)
  none.needsUpdate = true
  return {
    cloudMap: { value: none },
    cloudDrift: { value: new Vector2() },
    cloudDeck: { value: new Vector4(BASE_ALTITUDE, THICKNESS, 0, 0) },
    gloom: { value: new Vector4() },
    cloudPanorama: { value: none },
    cloudShift: { value: new Vector4(0, 0, 0, 0) },
  }
}

/** Brings clouds that are painted up to the hour and the weather. */
export function moveClouds(uniforms: CloudUniforms, { moment, weather: { cloud, storm, rain } }: Air, { sheet }: Daylight): void {
  const south = (Math.floor(moment.dayOfYear) * DRIFT_PER_DAY) % 1
  uniforms.cloudDrift.value.set((1 - moment.hour * DRIFT_PER_HOUR) * CLOUD_PERIOD, south * CLOUD_PERIOD)
  const base = BASE_ALTITUDE + (LOW_BASE_ALTITUDE - BASE_ALTITUDE) * sheet
  uniforms.cloudDeck.value.set(base, THICKNESS, cloud, cloud > 0 ? 0.8 + 0.2 * sheet : 0)
  uniforms.gloom.value.set(sheet, storm, rain, GAPS * sheet)
}

/** How far an eye at an altitude in world metres has come out of the clouds, 0 to 1. */
export function outOfClouds(altitude: number): number {
  return smooth(BASE_ALTITUDE, BASE_ALTITUDE + THICKNESS, altitude)
}
