import {
  BufferAttribute,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  Vector2,
  Vector4,
} from 'three'
import {
  airTemperature,
  fallsIn,
  latitudeAt,
  leftAt,
  pouringAt,
  SHOWER_FALL_SECONDS,
  type ShowerPiece,
  showerCloudAt,
  WORLD_METRES_PER_LEARNED_METRE,
} from '../../world'
import { groundIn } from '../life/groundIn'
import type { Air, SceneUniforms } from '../sceneUniforms'
import type { SceneView } from '../sceneView'
import { shaderSource } from '../shaderSource'
import fragmentShader from '../shaders/shower.frag.glsl?raw'
import vertexShader from '../shaders/shower.vert.glsl?raw'
import type { Tier } from '../tiers'
import { MOST_LOCAL_PIECES, Precipitation, RAIN } from './Precipitation'
import { type ShowerFineness, type ShowerSprite, showerBase, showerSprites } from './showerShape'

const FINENESS: Readonly<Record<Tier['name'], ShowerFineness>> = {
  high: { curtains: 16, lumps: 12 },
  medium: { curtains: 13, lumps: 10 },
  low: { curtains: 10, lumps: 8 },
  lowest: { curtains: 7, lumps: 6 },
}

/** Heights of a curtain at which is told how much falls: of its four rows of vertices, from the ground up. */
const ROWS = [0, 1 / 3, 2 / 3, 1] as const

/** Snow comes down at a slant, but its curtain no flatter than this. */
const SNOW_SLANT = 2.6
const MOST_SLANT = 0.9

/** Over a mountain that stands up into the cloud it still falls through this share of the height. */
const LEAST_FALL = 0.35

interface Spot extends ShowerSprite {
  ground: number | undefined
  /** Of the eye, squared. */
  away: number
}

interface Cast {
  /** Of the cloud's base, in world metres: over the ground, and over the sea as soon as there is ground. */
  readonly height: number
  altitude: number | undefined
  readonly spots: readonly Spot[]
}

/** A shower where a hand pours: curtains of rain under a small dark cloud, and what falls around an eye that is in it. Two draw calls; everything follows from the second. */
export class Shower {
  readonly group = new Group()
  readonly #air: () => Air
  readonly #fineness: ShowerFineness
  readonly #near: Precipitation
  readonly #mesh: Mesh
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #most: number
  readonly #feet: InstancedBufferAttribute
  readonly #forms: InstancedBufferAttribute
  readonly #falls: InstancedBufferAttribute
  readonly #casts = new Map<ShowerPiece, Cast>()
  readonly #own = {
    slant: { value: new Vector2() },
    fallTime: { value: 0 },
    flakeShare: { value: 0 },
  }
  readonly #local = {
    slant: this.#own.slant,
    showerWays: { value: Array.from({ length: MOST_LOCAL_PIECES }, () => new Vector4()) },
    showerForms: { value: Array.from({ length: MOST_LOCAL_PIECES }, () => new Vector4()) },
    showerCount: { value: 0 },
  }

  constructor(tier: Tier, shared: SceneUniforms, air: () => Air) {
    this.#air = air
    this.#fineness = FINENESS[tier.name]
    this.#most = MOST_LOCAL_PIECES * (this.#fineness.curtains + this.#fineness.lumps)
    const attribute = (items: number) =>
      new InstancedBufferAttribute(new Float32Array(items * this.#most), items).setUsage(DynamicDrawUsage)
    this.#feet = attribute(4)
    this.#forms = attribute(4)
    this.#falls = attribute(4)
    const corners = ROWS.flatMap((_, row) => [-1, row, 0, 1, row, 0])
    this.#geometry.setAttribute('position', new BufferAttribute(Float32Array.from(corners), 3))
    this.#geometry.setIndex([0, 2, 4].flatMap((at) => [at, at + 1, at + 2, at + 2, at + 1, at + 3]))
    this.#geometry.setAttribute('foot', this.#feet)
    this.#geometry.setAttribute('form', this.#forms)
    this.#geometry.setAttribute('fall', this.#falls)
    this.#material = new ShaderMaterial({
      vertexShader: shaderSource(vertexShader),
      fragmentShader: shaderSource(fragmentShader),
      uniforms: { ...shared, ...this.#own },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    })
    this.#mesh = new Mesh(this.#geometry, this.#material)
    this.#mesh.frustumCulled = false
    this.#mesh.renderOrder = 5
    this.#near = new Precipitation(tier, shared, this.#local)
    this.group.add(this.#mesh, this.#near.mesh)
  }

  /** @param pixels along the picture's height */
  update(view: SceneView, pixels: number): void {
    const pieces = view.shower ?? []
    for (const piece of this.#casts.keys()) if (!pieces.includes(piece)) this.#casts.delete(piece)
    this.group.visible = pieces.length > 0
    if (pieces.length === 0) return
    const { weather, moment } = this.#air()
    const [{ east, south }] = pieces as [ShowerPiece]
    const ground = groundIn(view.tiles, east, south)?.elevation ?? 0
    const falls = fallsIn({ ...weather, rain: Math.max(weather.rain, 0.01) }, airTemperature(latitudeAt(south), ground, moment))
    const flakes = falls.snow / (falls.snow + falls.rain)
    const slant = (RAIN.drift / RAIN.fall) * (1 + (SNOW_SLANT - 1) * flakes)
    this.#own.slant.value.set(weather.wind.east, weather.wind.south).multiplyScalar(slant).clampLength(0, MOST_SLANT)
    this.#own.flakeShare.value = flakes
    // Whoever asked for less motion sees a still veil.
    this.#own.fallTime.value = view.isCalm ? 0 : view.seconds
    this.#drawSprites(pieces, view)
    this.#drawNear(pieces, view, flakes, pixels)
  }

  dispose(): void {
    this.#near.dispose()
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #drawSprites(pieces: readonly ShowerPiece[], view: SceneView): void {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const { eye } = view
    const drawn: { readonly spot: Spot; readonly piece: ShowerPiece; readonly altitude: number; readonly height: number }[] = []
    for (const piece of pieces) {
      const { spots, height, altitude } = this.#castOf(piece, view)
      if (altitude === undefined) continue
      for (const spot of spots) {
        spot.ground ??= groundIn(view.tiles, spot.east, spot.south)?.elevation
        spot.away = (spot.east - eye.east) ** 2 + (spot.south - eye.south) ** 2
        if (spot.ground !== undefined) drawn.push({ spot, piece, altitude, height })
      }
    }
    drawn.sort((a, b) => b.spot.away - a.spot.away)
    const count = Math.min(drawn.length, this.#most)
    for (let i = 0; i < count; i++) {
      const { spot, piece, altitude, height } = drawn[i] as (typeof drawn)[number]
      const left = leftAt(piece, view.seconds)
      const ground = Math.max(0, spot.ground ?? 0)
      const base = Math.max(LEAST_FALL * height, altitude - ground * scale)
      this.#feet.setXYZW(i, (spot.east - eye.east) * scale, (ground - eye.elevation) * scale, (spot.south - eye.south) * scale, spot.random)
      this.#forms.setXYZW(i, spot.halfWidth, base, spot.over, spot.isLump ? 1 : 0)
      const cloud = showerCloudAt(piece, view.seconds)
      const falls = ROWS.map((row) => (spot.isLump ? cloud : left * pouredAt(piece, view, 1 - row)))
      this.#falls.setXYZW(i, ...(falls as [number, number, number, number]))
    }
    this.#geometry.instanceCount = count
    this.#mesh.visible = count > 0
    for (const attribute of [this.#feet, this.#forms, this.#falls]) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, 4 * count)
      attribute.needsUpdate = count > 0
    }
  }

  /** What falls around the eye, where the shower is. */
  #drawNear(pieces: readonly ShowerPiece[], view: SceneView, flakes: number, pixels: number): void {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const { eye } = view
    let most = 0
    let count = 0
    if (!view.isCalm) {
      for (const piece of pieces) {
        const { height, altitude } = this.#castOf(piece, view)
        const poured = leftAt(piece, view.seconds) * pouredAt(piece, view, 0.5)
        if (count === MOST_LOCAL_PIECES || altitude === undefined || poured <= 0) continue
        most = Math.max(most, poured)
        const [x, z] = [(piece.east - eye.east) * scale, (piece.south - eye.south) * scale]
        const [toX, toZ] = [(piece.toEast - eye.east) * scale, (piece.toSouth - eye.south) * scale]
        this.#local.showerWays.value[count]?.set(x, z, toX, toZ)
        this.#local.showerForms.value[count++]?.set(piece.radiusMetres * scale, altitude - eye.elevation * scale, height, poured)
      }
    }
    this.#local.showerCount.value = count
    const { weather } = this.#air()
    this.#near.update(view, { ...weather, rain: most * (1 - flakes), snow: most * flakes }, pixels)
  }

  #castOf(piece: ShowerPiece, { tiles }: SceneView): Cast {
    let cast = this.#casts.get(piece)
    if (!cast) {
      const spots = showerSprites(piece, this.#fineness).map((sprite) => ({ ...sprite, ground: undefined, away: 0 }))
      cast = { height: showerBase(piece.radiusMetres), altitude: undefined, spots }
      this.#casts.set(piece, cast)
    }
    if (cast.altitude !== undefined) return cast
    const ground = groundIn(tiles, piece.toEast, piece.toSouth)?.elevation
    if (ground !== undefined) cast.altitude = Math.max(0, ground) * WORLD_METRES_PER_LEARNED_METRE + cast.height
    return cast
  }
}

/** How much of a piece is in the air so far down from the cloud, 0 to 1. Where nothing may move, it comes and goes everywhere at once. */
function pouredAt(piece: ShowerPiece, { seconds, isCalm }: SceneView, down: number): number {
  return pouringAt(piece, isCalm ? seconds : seconds - SHOWER_FALL_SECONDS * down)
}
