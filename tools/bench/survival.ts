import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Bench, Measurement, Row } from './rows'

const ROUNDS = 100
const PATIENCE_MILLISECONDS = 30_000

/** After the database has opened, the browser lives for up to this long. */
const LONGEST_LIFE_MILLISECONDS = 900

const ARGUMENTS = [
  '--headless=new',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
]

/** What the page has told since the browser was started; see pages/survival.ts. */
interface Told {
  opened: number | undefined
  saved: number
  failures: string[]
}

/** Whether strokes that were said to be saved outlive the browser. */
export const survival: Measurement = {
  name: 'survival',
  about: `Kills the browser ${ROUNDS} times at random moments while one world is being edited, and opens the same database again`,
  run: async (bench) => {
    const profile = await mkdtemp(path.join(tmpdir(), 'terrella-survival-'))
    try {
      return rowsOf(await killAgainAndAgain(bench, profile))
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    }
  },
}

interface Survival {
  readonly lost: number
  readonly unopened: readonly string[]
  readonly saved: number
  /** Strokes that were in the database beyond those that were said to be. */
  readonly unsaid: number
}

async function killAgainAndAgain(bench: Bench, profile: string): Promise<Survival> {
  let saved = 0
  let lost = 0
  let unsaid = 0
  const unopened: string[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    if (round % 10 === 0) bench.tell(`${round} of ${ROUNDS} kills, ${saved} strokes saved`)
    const told = await liveAndDie(bench, profile)
    if (told.opened === undefined || told.failures.length > 0) unopened.push(told.failures[0] ?? 'no answer')
    else {
      lost += Math.max(0, saved - told.opened)
      unsaid += Math.max(0, told.opened - saved)
      saved = Math.max(told.opened, told.saved)
    }
  }
  return { lost, unopened, saved, unsaid }
}

/** One life of the browser, ended without a warning. */
async function liveAndDie({ site, chrome }: Bench, profile: string): Promise<Told> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  site.takeAsked()
  const browser = spawn(chrome, [...ARGUMENTS, ...sandbox, `--user-data-dir=${profile}`, `${site.url}/bench/survival.html`], {
    // A group of its own, so that all its processes die at the same moment.
    detached: true,
    stdio: 'ignore',
  })
  const told: Told = { opened: undefined, saved: 0, failures: [] }
  const listen = () => {
    for (const { path: address } of site.takeAsked()) note(told, address)
  }
  const end = Date.now() + PATIENCE_MILLISECONDS
  while (told.opened === undefined && told.failures.length === 0 && Date.now() < end) {
    await pause(10)
    listen()
  }
  await pause(Math.random() * LONGEST_LIFE_MILLISECONDS)
  await kill(browser)
  listen()
  return told
}

function note(told: Told, address: string): void {
  const [what, value = ''] = address.split('/told/')[1]?.split('/') ?? []
  if (what === 'opened') told.opened = Number(value)
  if (what === 'saved') told.saved = Math.max(told.saved, Number(value))
  if (what === 'failed') told.failures.push(value)
}

function kill(browser: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    browser.once('exit', () => resolve())
    if (browser.exitCode !== null) resolve()
    else if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL')
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function rowsOf({ lost, unopened, saved, unsaid }: Survival): Row[] {
  return [
    { name: 'strokes said to be saved that were lost', value: lost, unit: 'strokes', goal: { is: 'at most', value: 0 } },
    {
      name: 'times the database did not open',
      value: unopened.length,
      unit: 'times',
      goal: { is: 'at most', value: 0 },
      ...(unopened.length > 0 && { note: [...new Set(unopened)].join(', ') }),
    },
    { name: 'strokes saved in all', value: saved, unit: 'strokes', goal: { is: 'at least', value: ROUNDS } },
    { name: 'strokes found that nobody had been told of yet', value: unsaid, unit: 'strokes' },
  ]
}
