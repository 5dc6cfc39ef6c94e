import { EditLog, type Entry } from './editLog'

/** What takes a log back, by undoing alone, to what stood in it before, and the log after that; undefined where undoing does not lead there. */
export function takeBack(log: EditLog, before: EditLog): { readonly log: EditLog; readonly steps: readonly Entry[] } | undefined {
  const wanted = new Set(before.standingEntries())
  const steps: Entry[] = []
  const trial = new EditLog(log.entries)
  for (let step: Entry | undefined; !isStanding(trial, wanted); steps.push(step)) {
    step = trial.undo()
    if (!step) return undefined
  }
  return { log: trial, steps }
}

function isStanding(log: EditLog, wanted: ReadonlySet<number>): boolean {
  const standing = log.standingEntries()
  return standing.length === wanted.size && standing.every((entry) => wanted.has(entry))
}
