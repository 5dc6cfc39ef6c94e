import { writeArrayBuffer } from 'geotiff'
import type { Grid } from './grid'

/** Where a grid lies, in learned metres. */
export interface Placement {
  readonly cellMetres: number
  /** North-west corner of the north-west cell: metres to the east and to the south. */
  readonly northWest: readonly [east: number, south: number]
}

/** GeoTIFF's code for a coordinate system that is in no register. */
const USER_DEFINED = 32767
const PROJECTED = 1
const PIXEL_IS_AREA = 1
const METRE = 9001

/** A single-band float32 GeoTIFF. Its northing is the land's south, negated. */
export function encodeGeoTiff({ columns, rows, heights }: Grid, { cellMetres, northWest }: Placement): Uint8Array {
  const [east, south] = northWest
  const metadata = {
    width: columns,
    height: rows,
    ModelPixelScale: [cellMetres, cellMetres, 0],
    ModelTiepoint: [0, 0, 0, east, 0 - south, 0],
    GTModelTypeGeoKey: PROJECTED,
    GTRasterTypeGeoKey: PIXEL_IS_AREA,
    ProjectedCSTypeGeoKey: USER_DEFINED,
    ProjLinearUnitsGeoKey: METRE,
  }
  return new Uint8Array(writeArrayBuffer(heights, metadata))
}
