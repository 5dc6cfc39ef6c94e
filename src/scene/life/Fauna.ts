import { latitudeAt, sunDegrees, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { Air } from '../sceneUniforms'
import type { SceneView } from '../sceneView'
import { BIRDS, type FlockName } from './birdKinds'
import { Flock, type Watch } from './Flock'
import { groundIn } from './groundIn'
import { type Habitat, type Life, lifeOf } from './lifeOf'
import { Motes } from './Motes'
import { createRandom } from './throws'

/** What a class of machines has of it. */
export interface FaunaOptions {
  /** Share of each flock. */
  readonly flocks: number
  readonly motes: number
}

const SCALE = WORLD_METRES_PER_LEARNED_METRE
/** Who is about is found out anew after so many seconds. */
const LOOKING_SECONDS = 1
/** Longer frames move it on by this much: it stood still meanwhile. */
const LONGEST_STEP_SECONDS = 0.1
const RINGS_WORLD_METRES = [40, 110, 220]
const DIRECTIONS = 8
/** Rise over run on the way to a ring that counts as fully rugged. */
const FULL_RUGGEDNESS = 0.3

/** All that lives at the edges of the picture, moved on with every frame that is drawn. */
export class Fauna {
  readonly flocks: ReadonlyMap<FlockName, Flock>
  readonly motes: Motes
  #life: Life | undefined
  #lookedAt = Number.NEGATIVE_INFINITY
  #last: number | undefined

  constructor({ flocks, motes }: FaunaOptions) {
    const random = createRandom(0x5eed)
    const all = Object.entries(BIRDS) as [FlockName, (typeof BIRDS)[FlockName]][]
    this.flocks = new Map(all.map(([name, kind]) => [name, new Flock(kind, Math.max(2, Math.round(kind.count * flocks)), random)]))
    this.motes = new Motes(motes, random)
  }

  /** @param wind metres a second, to the east and the south */
  update(view: SceneView, air: Air, season: number): void {
    const seconds = this.#last === undefined ? 0 : Math.min(LONGEST_STEP_SECONDS, Math.max(0, view.seconds - this.#last))
    this.#last = view.seconds
    if (Math.abs(view.seconds - this.#lookedAt) > LOOKING_SECONDS || !this.#life) {
      this.#lookedAt = view.seconds
      this.#life = lifeOf(habitatOf(view, air, season))
    }
    const life = this.#life
    const watch: Watch = {
      eye: { x: view.eye.east * SCALE, y: view.eye.elevation * SCALE, z: view.eye.south * SCALE },
      yaw: view.yaw,
      pitch: view.pitch,
      floorAt: (x, z) => floorIn(view, x / SCALE, z / SCALE),
    }
    for (const [name, flock] of this.flocks) flock.step(seconds, life[name], watch)
    const { wind } = air.weather
    this.motes.step(seconds, life, { x: wind.east, y: wind.south }, watch)
  }
}

/** World metres above the sea, of ground, lake or sea. */
function floorIn({ tiles }: SceneView, east: number, south: number): number | undefined {
  const sample = groundIn(tiles, east, south)
  return sample && Math.max(0, sample.water ?? sample.elevation) * SCALE
}

function habitatOf(view: SceneView, { moment, weather }: Air, season: number): Habitat {
  const { eye } = view
  const here = groundIn(view.tiles, eye.east, eye.south)
  const floor = here ? Math.max(0, here.water ?? here.elevation) : Math.max(0, eye.elevation - 500)
  let [known, sea, steepness] = [0, 0, 0]
  for (const ring of RINGS_WORLD_METRES) {
    for (let step = 0; step < DIRECTIONS; step++) {
      const azimuth = view.yaw + (step / DIRECTIONS) * 2 * Math.PI
      const metres = ring / SCALE
      const there = groundIn(view.tiles, eye.east + Math.sin(azimuth) * metres, eye.south - Math.cos(azimuth) * metres)
      if (!there) continue
      known++
      if (there.elevation < 0 && there.water === undefined) sea++
      steepness += Math.abs(Math.max(0, there.elevation) - floor) / metres
    }
  }
  const latitude = latitudeAt(eye.south)
  return {
    heightMetres: Math.max(0, eye.elevation - floor) * SCALE,
    elevation: floor,
    latitude,
    season,
    sunDegrees: sunDegrees(latitude, moment),
    weather,
    sea: known > 0 ? sea / known : 0,
    ruggedness: Math.min(1, steepness / Math.max(1, known) / FULL_RUGGEDNESS),
    isOverWater: here !== undefined && (here.water !== undefined || here.elevation < 0),
  }
}
