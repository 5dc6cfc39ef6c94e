import { type Goal, isMet, type Row } from './rows'

const HEADINGS = ['', 'value', 'unit', 'lowest – highest', 'goal', 'met']
/** Columns that are set to the right. */
const NUMBERS = new Set([1, 3])

/** Rows as aligned text, a note below the row it belongs to. */
export function writeTable(title: string, rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cells)]
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const text = lines.map((line) =>
    line
      .map((cell, column) => (NUMBERS.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  const [headings = '', ...body] = text
  const withNotes = body.flatMap((line, i) => (rows[i]?.note ? [line, `    ${rows[i].note}`] : [line]))
  return [title, headings, ...withNotes].join('\n')
}

function cells(row: Row): string[] {
  const { name, value, unit, spread, goal } = row
  const met = isMet(row)
  return [
    name,
    value === undefined ? '–' : writeNumber(value),
    unit,
    spread ? `${writeNumber(spread[0])} – ${writeNumber(spread[1])}` : '',
    goal ? writeGoal(goal) : '',
    met === undefined ? '' : met ? 'yes' : 'no',
  ]
}

function writeGoal({ is, value }: Goal): string {
  return `${is === 'at most' ? '≤' : '≥'} ${writeNumber(value)}`
}

/** Three figures, or all figures of a whole part. */
function writeNumber(value: number): string {
  const figures = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', { maximumFractionDigits: figures })
}
