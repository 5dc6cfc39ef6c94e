import { amountOfStep, stepOfAmount } from './amounts'
import { LARGEST_BRUSH } from './brush'
import { faultOfDeed, faultOfEdit, MOST_POINTS } from './checkEdit'
import { type Deed, type DeedKind, isDeed, PLANT_GROUPS } from './deed'
import { CHARACTERS, type Edit, type EditKind, HEIGHT_GRAIN, isElevated, PLACE_GRAIN, type StrokePoint } from './edit'
import { LogMeasure } from './logMeasure'
import { FormatError, type NumberReader, type NumberWriter } from './numberStream'
import { StrokeContext } from './strokeContext'

/**
 * Writes edits and deeds: strokes, each by what differs from those before: docs/world-format.md. Their kinds are written apart.
 * @throws RangeError when the format cannot hold one of them, or not all of them together
 */
export function writeStrokes(out: NumberWriter, edits: readonly (Edit | Deed)[]): void {
  const context = new StrokeContext()
  const measure = new LogMeasure()
  for (const edit of edits) {
    const fault = faultOf(edit, measure)
    if (fault) throw new RangeError(`Expected an edit that can be kept: ${fault}.`)
    if (edit.kind === 'climate') {
      for (const name of CLIMATE) writeChange(out, context, name, edit[name])
      continue
    }
    out.signed(edit.size - context.size, 'size')
    context.takeUp(edit.size)
    writeParameter(out, context, edit)
    out.unsigned(edit.points.length - 1, 'points')
    edit.points.forEach(([x, y, value], i) => {
      const [first, second] = context.placeColumns(i)
      const [along, across] = context.turn(x - context.x, y - context.y)
      out.signed(along, first, PLACE_GRAIN)
      out.signed(across, second, PLACE_GRAIN)
      context.moveTo(x, y)
      if (isElevated(edit.kind)) writeHeight(out, context, value, i === 0 ? edit.kind : `${edit.kind} on`)
      else writeAmount(out, context, edit.kind, value, i)
    })
  }
}

/**
 * Reads strokes of these kinds.
 * @throws FormatError saying what is wrong
 */
export function readStrokes(input: NumberReader, kinds: readonly (EditKind | DeedKind)[]): (Edit | Deed)[] {
  const context = new StrokeContext()
  const measure = new LogMeasure()
  const checked = (done: Edit | Deed) => {
    const fault = faultOf(done, measure)
    if (fault) throw new FormatError(fault)
    return done
  }
  return kinds.map((kind) => {
    if (kind === 'climate') {
      const [season, warmer, wetter] = CLIMATE.map((name) => readChange(input, context, name)) as [number, number, number]
      return checked({ kind, season, warmer, wetter })
    }
    const size = context.size + input.signed('size')
    if (!(size >= 0 && size <= LARGEST_BRUSH)) throw new FormatError('a brush in it is too large')
    context.takeUp(size)
    const parameter = readParameter(input, context, kind)
    const length = input.unsigned('points') + 1
    if (length > MOST_POINTS) throw new FormatError('a stroke in it is too long')
    if (!input.mayHold(length * 3)) throw new FormatError('it ends too soon')
    const points = new Array<StrokePoint>(length)
    const isHigh = isElevated(kind)
    for (let i = 0; i < length; i++) {
      const [first, second] = context.placeColumns(i)
      const along = input.signed(first, PLACE_GRAIN)
      const [dx, dy] = context.turnBack(along, input.signed(second, PLACE_GRAIN))
      context.moveTo(context.x + dx, context.y + dy)
      const value = isHigh ? readHeight(input, context, i === 0 ? kind : `${kind} on`) : readAmount(input, context, kind, i)
      points[i] = [context.x, context.y, value]
    }
    return checked({ kind, size, ...parameter, points } as Edit | Deed)
  })
}

/** What a change of the climate says, in order. */
const CLIMATE = ['season', 'warmer', 'wetter'] as const

function faultOf(done: Edit | Deed, measure: LogMeasure): string | undefined {
  if (!isDeed(done)) return faultOfEdit(done) ?? measure.faultWith(done)
  return faultOfDeed(done) ?? (done.kind === 'climate' ? undefined : measure.faultWith(done))
}

function writeParameter(out: NumberWriter, context: StrokeContext, edit: Exclude<Edit | Deed, { kind: 'climate' }>): void {
  if (isDeed(edit)) writeChange(out, context, 'season', edit.season)
  if (edit.kind === 'plant') writeChange(out, context, 'group', PLANT_GROUPS.indexOf(edit.group))
  if (edit.kind === 'level') writeHeight(out, context, edit.elevation, 'level')
  else if (edit.kind === 'dream') writeChange(out, context, 'variant', edit.variant)
  else if (edit.kind === 'ruggedness') writeChange(out, context, 'by', edit.by)
  else if (edit.kind === 'character') writeChange(out, context, 'character', CHARACTERS.indexOf(edit.character))
}

function readParameter(input: NumberReader, context: StrokeContext, kind: EditKind | DeedKind): object {
  if (isDeed({ kind })) {
    const season = readChange(input, context, 'season')
    if (kind !== 'plant') return { season }
    const group = PLANT_GROUPS[readChange(input, context, 'group')]
    if (!group) throw new FormatError('it plants what is not known here')
    return { season, group }
  }
  if (kind === 'level') return { elevation: readHeight(input, context, 'level') }
  if (kind === 'dream') return { variant: readChange(input, context, 'variant') }
  if (kind === 'ruggedness') return { by: readChange(input, context, 'by') }
  return kind === 'character' ? { character: CHARACTERS[readChange(input, context, 'character')] } : {}
}

function writeChange(out: NumberWriter, context: StrokeContext, name: string, value: number): void {
  out.signed(value - context.last(name), name)
  context.keep(name, value)
}

function readChange(input: NumberReader, context: StrokeContext, name: string): number {
  const value = context.last(name) + input.signed(name)
  context.keep(name, value)
  return value
}

function writeHeight(out: NumberWriter, context: StrokeContext, height: number, column: string): void {
  out.signed(height - context.height, column, HEIGHT_GRAIN)
  context.height = height
}

function readHeight(input: NumberReader, context: StrokeContext, column: string): number {
  context.height += input.signed(column, HEIGHT_GRAIN)
  return context.height
}

/** An amount is the nearest of those that a hand gives, by its number, and what is missing to it. */
function writeAmount(out: NumberWriter, context: StrokeContext, kind: string, amount: number, point: number): void {
  const step = stepOfAmount(amount)
  out.signed(step - context.foretellAmount(kind, point), amountColumn(point))
  out.signed(amount - amountOfStep(step), 'rest')
  context.keepAmount(kind, point, step)
}

function readAmount(input: NumberReader, context: StrokeContext, kind: string, point: number): number {
  const step = context.foretellAmount(kind, point) + input.signed(amountColumn(point))
  context.keepAmount(kind, point, step)
  return amountOfStep(step) + input.signed('rest')
}

function amountColumn(point: number): string {
  return point === 0 ? 'first amount' : 'amount'
}
