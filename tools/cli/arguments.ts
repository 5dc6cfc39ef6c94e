import { DEFAULT_SEED, levelOfCell, parseSeed, type Seed } from '../../src/world'
import { UsageError } from './errors'
import { formatOf, type HeightmapFormat } from './formats'
import { CELL_SIZES, GENERAL_HELP, HEIGHTMAP_HELP, REFINE_HELP } from './help'
import { FARTHEST_METRES, LARGEST_SIDE_CELLS, MOST_TIMES } from './limits'
import { needed, type Options, parseCount, parseNumber, readCount, readNumber, readOptions, readScale } from './options'
import { DEFAULT_SCALING, type Scaling } from './png'

export interface HeightmapRequest {
  readonly command: 'heightmap'
  readonly out: string
  readonly format: HeightmapFormat
  readonly seed: Seed
  readonly level: number
  /** North-west corner in learned metres, as asked for. */
  readonly at: readonly [x: number, y: number]
  readonly columns: number
  readonly rows: number
  readonly scaling: Scaling
}

export interface RefineRequest {
  readonly command: 'refine'
  readonly in: string
  readonly inFormat: 'png' | 'f32'
  readonly out: string
  readonly format: HeightmapFormat
  readonly seed: Seed
  readonly times: number
  readonly ruggedness: number
  readonly style?: string
  /** What the person said about the input; what is missing is looked for in its sidecar. */
  readonly said: {
    readonly columns?: number
    readonly rows?: number
    readonly cellMetres?: number
    readonly scaleMetres?: number
    readonly offsetMetres?: number
  }
}

export type Request = HeightmapRequest | RefineRequest | { readonly command: 'help'; readonly text: string }

const HEIGHTMAP_OPTIONS = ['out', 'cell', 'at', 'size', 'seed', 'scale', 'offset'] as const
const REFINE_OPTIONS = [
  ...['in', 'out', 'cell', 'times', 'width', 'height'],
  ...['scale', 'offset', 'seed', 'ruggedness', 'style'],
] as const

/** Reads a command line. @throws UsageError with one sentence */
export function parseArguments(words: readonly string[]): Request {
  const [command, ...rest] = words
  switch (command) {
    case undefined:
      throw new UsageError('Which command? heightmap or refine; --help tells more.')
    case 'help':
    case '--help':
    case '-h':
      return { command: 'help', text: GENERAL_HELP }
    case 'heightmap':
      return parseHeightmap(rest)
    case 'refine':
      return parseRefine(rest)
    default:
      throw new UsageError(`There is no command "${command}": heightmap and refine are there; --help tells more.`)
  }
}

function parseHeightmap(words: readonly string[]): Request {
  const options = readOptions(words, HEIGHTMAP_OPTIONS)
  if (!options) return { command: 'help', text: HEIGHTMAP_HELP }
  const out = needed(options, 'out')
  const format = formatOf(out)
  if (format !== 'png' && (options.scale ?? options.offset) !== undefined) throw new UsageError('--scale and --offset are for PNG alone.')
  const [columns, rows] = parseSize(needed(options, 'size'))
  return {
    command: 'heightmap',
    out,
    format,
    seed: readSeed(options),
    level: parseCell(needed(options, 'cell')),
    at: parseCorner(options.at ?? '0,0'),
    columns,
    rows,
    scaling: {
      scaleMetres: readScale(options) ?? DEFAULT_SCALING.scaleMetres,
      offsetMetres: readNumber(options, 'offset') ?? DEFAULT_SCALING.offsetMetres,
    },
  }
}

function parseRefine(words: readonly string[]): Request {
  const options = readOptions(words, REFINE_OPTIONS)
  if (!options) return { command: 'help', text: REFINE_HELP }
  const input = needed(options, 'in')
  const inFormat = formatOf(input)
  if (inFormat === 'tif') throw new UsageError(`Expected --in to end in .png or .f32, got "${input}".`)
  if (inFormat !== 'png' && (options.scale ?? options.offset) !== undefined) throw new UsageError('--scale and --offset are for PNG alone.')
  const out = needed(options, 'out')
  const cell = readNumber(options, 'cell')
  if (cell !== undefined && !(cell >= 0.1 && cell <= 1e6)) {
    throw new UsageError(`Expected --cell from 0.1 to 1000000 metres, got ${options.cell}.`)
  }
  const ruggedness = readNumber(options, 'ruggedness') ?? 0
  if (Math.abs(ruggedness) > 3) throw new UsageError(`Expected --ruggedness from -3 to 3, got ${options.ruggedness}.`)
  return {
    command: 'refine',
    in: input,
    inFormat,
    out,
    format: formatOf(out),
    seed: readSeed(options),
    times: readCount(options, 'times', MOST_TIMES) ?? 1,
    ruggedness,
    style: options.style,
    said: {
      columns: readCount(options, 'width', LARGEST_SIDE_CELLS),
      rows: readCount(options, 'height', LARGEST_SIDE_CELLS),
      cellMetres: cell,
      scaleMetres: readScale(options),
      offsetMetres: readNumber(options, 'offset'),
    },
  }
}

function readSeed(options: Options): Seed {
  if (options.seed === undefined) return DEFAULT_SEED
  const seed = parseSeed(options.seed)
  if (seed === undefined) throw new UsageError('Expected --seed to be a number or a name of 1 to 200 characters.')
  return seed
}

function parseSize(text: string): readonly [columns: number, rows: number] {
  const sides = text.split(/[x×]/i)
  if (sides.length > 2) throw new UsageError(`Expected --size as N or WxH, got "${text}".`)
  const [columns = 0, rows = columns] = sides.map((side) => parseCount(side, 'each side of --size', LARGEST_SIDE_CELLS))
  return [columns, rows]
}

function parseCorner(text: string): readonly [x: number, y: number] {
  const [x, y, ...more] = text.split(',').map((part) => parseNumber(part, 'each part of --at'))
  if (x === undefined || y === undefined || more.length > 0) throw new UsageError(`Expected --at as X,Y in metres, got "${text}".`)
  if (Math.max(Math.abs(x), Math.abs(y)) > FARTHEST_METRES) {
    throw new UsageError(`Expected --at within ${FARTHEST_METRES} metres of the origin, got "${text}".`)
  }
  return [x, y]
}

function parseCell(text: string): number {
  const metres = parseNumber(text, '--cell')
  if (metres <= 0) throw new UsageError(`Expected --cell above 0 metres, got ${text}.`)
  const level = levelOfCell(metres)
  if (level !== undefined) return level
  const larger = CELL_SIZES.filter((size) => size > metres).at(-1)
  const smaller = CELL_SIZES.find((size) => size < metres)
  const nearest = [smaller, larger].filter((size) => size !== undefined).join(' and ')
  throw new UsageError(`No level of the land has cells of ${text} metres; the nearest have ${nearest}.`)
}
