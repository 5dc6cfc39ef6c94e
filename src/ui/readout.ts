/** What is known of a point of the land, in learned metres. */
export interface PointReading {
  readonly east: number
  readonly south: number
  /** Below zero on the sea floor. */
  readonly elevation: number
  readonly cellMetres: number | undefined
}

const metres = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true })

/** The lines of the small plate about a point. */
export function describePoint({ east, south, elevation, cellMetres }: PointReading): readonly (readonly [name: string, value: string])[] {
  const place = `${describeAxis(east, 'E', 'W')}  ${describeAxis(-south, 'N', 'S')}`
  const height = Math.round(elevation)
  return [
    ['Place', place],
    height < 0 ? ['Sea', `${metres.format(-height)} m deep`] : ['Elevation', `${metres.format(Math.abs(height))} m`],
    ['Cell', cellMetres === undefined ? '–' : `${describeCell(cellMetres)} m`],
  ]
}

function describeAxis(value: number, positive: string, negative: string): string {
  const size = Math.abs(value)
  const text =
    size < 10_000 ? `${metres.format(size)} m` : `${metres.format(Math.floor(size / 1000))}.${Math.floor((size % 1000) / 100)} km`
  return `${text} ${Math.round(value) >= 0 ? positive : negative}`
}

function describeCell(size: number): string {
  return size >= 100 ? metres.format(size) : String(Number(size.toPrecision(3)))
}
