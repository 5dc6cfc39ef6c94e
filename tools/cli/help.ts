import { cellMetres, FINEST_LEVEL } from '../../src/world'
import { LARGEST_SIDE_CELLS, MOST_TIMES } from './limits'
import { DEFAULT_SCALING } from './png'

/** The sizes a level's cells have, in learned metres. */
export const CELL_SIZES: readonly number[] = Array.from({ length: FINEST_LEVEL + 1 }, (_, level) => cellMetres(level))

const FILES = `Files
  .png   16-bit grey. Elevation in metres = offset + scale × value; both are in the sidecar.
  .tif   GeoTIFF, float32, uncompressed, one band; a tie point and a pixel scale in learned metres, no place on Earth.
  .f32   raw little-endian float32 metres, row by row from the north-west.
  Beside each lies FILE.json, the sidecar: size, cell, corner, seed, model hash, lowest and highest elevation, version.`

/** Words for `terrella --help`. */
export const GENERAL_HELP = `Terrella's height maps, from the same land and the same model as the page.

npm run terrella -- heightmap --cell METRES --at X,Y --size N --out FILE    land that the seed dreams
npm run terrella -- refine --in FILE --cell METRES --times N --out FILE     your own height map, made finer
npm run terrella -- COMMAND --help                                          all options and examples

${FILES}
`

/** Words for `terrella heightmap --help`. */
export const HEIGHTMAP_HELP = `npm run terrella -- heightmap [options] --out FILE

Writes the elevations of a rectangle of the dreamed land. One command gives one answer: cells that two requests share are equal bit for bit.

  --out FILE        where to write: .png, .tif or .f32
  --cell METRES     side of a cell in learned metres: ${CELL_SIZES.map((size) => Number(size.toPrecision(7))).join(', ')}
  --at X,Y          north-west corner in learned metres, X to the east, Y to the south; moved north-west to the next
                    cell corner when it lies inside a cell (the sidecar has the corner used). Default 0,0
  --size N or WxH   cells across and down, at most ${LARGEST_SIDE_CELLS} (256 MiB of memory, minutes of work)
  --seed SEED       a number from 0 to 4294967295, or a name. Default 7
  --scale METRES    PNG only: metres a step. Default ${DEFAULT_SCALING.scaleMetres}
  --offset METRES   PNG only: elevation of the value 0. Default ${DEFAULT_SCALING.offsetMetres}. Fixed, so that PNGs of neighbours fit together
  --help            these words

${FILES}

Examples
  npm run terrella -- heightmap --seed 7 --cell 90 --at 0,0 --size 1024 --out land.png
  npm run terrella -- heightmap --seed "Mount Analogue" --cell 45 --at -92160,184320 --size 2048x1024 --out land.tif
`

/** Words for `terrella refine --help`. */
export const REFINE_HELP = `npm run terrella -- refine --in FILE --cell METRES [options] --out FILE

Refines your own height map by two, --times times over. The output has exactly 2^times as many cells each way, and each block of
them averages to the cell it came from. The model sees 10 cells far: beyond the edges of the map it is shown the edge cells, repeated,
so that up to 20 output cells along an edge of each pass know less than the others. The north-west
corner of the output is called 0,0.

  --in FILE         16-bit grey .png, or raw little-endian float32 .f32 in metres
  --out FILE        where to write: .png, .tif or .f32
  --cell METRES     side of an input cell in metres, any number. From the sidecar FILE.json when there is one
  --times N         how often to refine by two, 1 to ${MOST_TIMES}. Default 1. No side of the output may exceed ${LARGEST_SIDE_CELLS} cells
  --width W, --height H   cells of the input. Needed for .f32 without a sidecar; checked for .png
  --scale METRES    metres a step of the input .png. From its sidecar when there is one
  --offset METRES   elevation of the value 0 of the input .png. From its sidecar when there is one, or 0
  --seed SEED       what the noise is drawn from: a number from 0 to 4294967295, or a name. Default 7
  --ruggedness R    how rugged the new detail is, in standard deviations, -3 to 3. Default 0
  --style NAME      a kind of land the model knows, the same all over the map; a wrong name lists them. Default none
  --help            these words

${FILES}

Examples
  npm run terrella -- refine --in coarse.f32 --width 128 --height 128 --cell 740 --times 3 --out fine.f32
  npm run terrella -- refine --in island.png --scale 0.1 --offset -200 --cell 30 --times 2 --style alpine --out island.tif
`
