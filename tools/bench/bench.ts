// npm run bench: measures the page on this machine. `--help` tells more.
import { findBrowser } from '../setup/browser.mjs'
import { buildPages } from './buildPages'
import { century } from './century'
import { days } from './days'
import { drawing } from './drawing'
import { embed } from './embed/embed'
import { mounts } from './embed/mounts'
import { firstLand } from './firstLand'
import { flight } from './flight/flight'
import { memory } from './flight/memory'
import { serveFolders } from './folderSite'
import { frameMessage } from './frameMessage'
import { frameTime } from './frameTime'
import { growth } from './growth/growth'
import { hand } from './hand'
import { describeMachine } from './machine'
import { type BenchOptions, HELP, readOptions } from './options'
import { type Bench, isMet, type Measurement, type Row } from './rows'
import { script } from './script'
import { survival } from './survival'
import { writeTable } from './table'
import { throughput } from './throughput/throughput'

const MEASUREMENTS: readonly Measurement[] = [
  throughput,
  firstLand,
  hand,
  flight,
  memory,
  drawing,
  script,
  frameTime,
  days,
  century,
  survival,
  growth,
  embed,
  mounts,
  frameMessage,
]

/** What came of a measurement: its rows, or why there are none. */
interface Outcome {
  readonly name: string
  readonly about: string
  readonly rows?: readonly Row[]
  readonly failure?: string
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  let options: BenchOptions
  try {
    options = readOptions(
      words,
      MEASUREMENTS.map(({ name }) => name),
    )
  } catch (error) {
    console.error(sentenceOf(error))
    return 1
  }
  if (options.task === 'measure') return measure(options.only, options.isJson)
  console.log(options.task === 'help' ? HELP : MEASUREMENTS.map(({ name, about }) => `${name.padEnd(15)}${about}`).join('\n'))
  return 0
}

async function measure(names: readonly string[], isJson: boolean): Promise<number> {
  const chrome = await findBrowser()
  tell('building the page')
  const built = await buildPages()
  const site = await serveFolders({ '/bench/': built.benchPages, '/': built.page })
  const machine = describeMachine()
  const outcomes: Outcome[] = []
  try {
    for (const measurement of MEASUREMENTS) {
      if (!names.includes(measurement.name)) continue
      const outcome = await attempt(measurement, { site, built, chrome, tell: (progress) => tell(`${measurement.name}: ${progress}`) })
      outcomes.push(outcome)
      if (!isJson) print(outcome)
    }
  } finally {
    await site.close()
  }
  const { processor, cores, load } = machine
  if (!isJson) console.log(`Measured on ${processor}, ${cores} cores; load before ${load}, after ${describeMachine().load}.`)
  else console.log(JSON.stringify({ when: new Date().toISOString(), machine, measurements: outcomes.map(withMet) }, undefined, 2))
  return outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0
}

async function attempt({ name, about, run }: Measurement, bench: Bench): Promise<Outcome> {
  try {
    return { name, about, rows: await run(bench) }
  } catch (error) {
    return { name, about, failure: sentenceOf(error) }
  }
}

function print({ name, about, rows, failure }: Outcome): void {
  if (rows) console.log(`${writeTable(about, rows)}\n`)
  else console.error(`${name} could not be measured: ${failure}\n`)
}

function withMet({ rows, ...rest }: Outcome) {
  return { ...rest, rows: rows?.map((row) => ({ ...row, met: isMet(row) })) }
}

function tell(progress: string): void {
  console.error(`… ${progress}`)
}

/** The first line says it; a browser that does not start adds its whole log. */
function sentenceOf(error: unknown): string {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return sentence
}
