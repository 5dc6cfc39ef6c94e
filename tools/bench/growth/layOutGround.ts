import { smooth } from './teacherRates'

/** What a landscape is: planes row by row, as training/growth/state.py names them. The width of the year is one for all cells: a chunk lies at one latitude. */
export interface LandGround {
  readonly columns: number
  readonly rows: number
  readonly slopeEast: Float32Array
  readonly slopeSouth: Float32Array
  readonly sunward: Float32Array
  readonly hollow: Float32Array
  readonly annual: Float32Array
  readonly rain: Float32Array
  readonly site: Float32Array
  readonly barren: Float32Array
  /** Warmest month above the mean of the year, °C. */
  readonly swing: number
}

/** What the teacher reckons of the ground once. */
export interface GroundPlanes {
  /** Millimetres of water that plants can have. */
  readonly capacity: Float32Array
  /** Share of the ground that woods and shrubs can hold, and grass. */
  readonly hold: Float32Array
  readonly holdGrass: Float32Array
  /** Share of what drains that moves down the slope, and where: the cell beside and the cell above or below, with their shares. */
  readonly along: Float32Array
  readonly across: Int32Array
  readonly down: Int32Array
  readonly shareAcross: Float32Array
  readonly shareDown: Float32Array
  /** Share of litter that rots in a day at the mean of the year. */
  readonly decay: Float32Array
  /** Mean of the year by the sun that a slope gets, °C. */
  readonly air: Float32Array
}

export function layOutGround(ground: LandGround): GroundPlanes {
  const { columns, rows } = ground
  const count = columns * rows
  const plane = () => new Float32Array(count)
  const planes: GroundPlanes = {
    capacity: plane(),
    hold: plane(),
    holdGrass: plane(),
    along: plane(),
    // Water that leaves the landscape goes to one cell more, which nobody reads.
    across: new Int32Array(count).fill(count),
    down: new Int32Array(count).fill(count),
    shareAcross: plane(),
    shareDown: plane(),
    decay: plane(),
    air: plane(),
  }
  for (let i = 0; i < count; i++) layOutCell(ground, planes, i)
  return planes
}

function layOutCell(ground: LandGround, planes: GroundPlanes, i: number): void {
  const { columns, rows } = ground
  const of = (plane: Float32Array) => plane[i] as number
  const [east, south] = [of(ground.slopeEast), of(ground.slopeSouth)]
  const steep = Math.hypot(east, south)
  const barren = of(ground.barren)
  const soil = 150 * Math.exp(1.2 * of(ground.site) + 0.4 * of(ground.hollow)) * (1 - 0.8 * smooth(0.3, 0.92, steep))
  planes.capacity[i] = soil * (1 - barren) + 5 * barren
  planes.hold[i] = (1 - smooth(0.62, 0.92, steep)) * (1 - barren)
  planes.holdGrass[i] = (1 - smooth(0.5, 0.9, steep)) * (1 - barren)
  planes.air[i] = of(ground.annual) + 1.3 * of(ground.sunward)
  planes.decay[i] = 0.0019 * 2 ** ((of(planes.air) - 10) / 10)
  planes.along[i] = steep / (steep + 0.3)
  const whole = Math.abs(east) + Math.abs(south) + 1e-6
  planes.shareAcross[i] = Math.abs(east) / whole
  planes.shareDown[i] = Math.abs(south) / whole
  const column = (i % columns) - Math.sign(east)
  const row = Math.floor(i / columns) - Math.sign(south)
  if (east !== 0 && column >= 0 && column < columns) planes.across[i] = i - Math.sign(east)
  if (south !== 0 && row >= 0 && row < rows) planes.down[i] = i - Math.sign(south) * columns
}
