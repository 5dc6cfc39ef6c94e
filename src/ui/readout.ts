/** What is known of a point of the land, in learned metres. */
export interface PointReading {
  readonly east: number
  readonly south: number
  readonly elevation: number
  readonly cellMetres: number | undefined
}

const metres = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true })

/** The lines of the small plate about a point. */
export function describePoint({ east, south, elevation, cellMetres }: PointReading): { place: string; elevation: string; cell: string } {
  const place = `${describeAxis(east, 'E', 'W')}  ${describeAxis(-south, 'N', 'S')}`
  return {
    place,
    elevation: `${metres.format(Math.round(elevation) || 0).replace('-', '−')} m`,
    cell: cellMetres === undefined ? '–' : `${describeCell(cellMetres)} m`,
  }
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
