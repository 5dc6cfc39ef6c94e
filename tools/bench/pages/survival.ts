/**
 * Edits one world without end, and tells the server by addresses that it asks for: `opened/N` with N strokes found in the database, `saved/N` once the keeper says
 * that N strokes are saved, `failed/…` when the database does not open or holds something else than was put in.
 */
import { newWorldId, openWorldStore, WorldKeeper } from '../../../src/library'
import type { Entry } from '../../../src/world'

const MOST_PAUSE_MILLISECONDS = 40

function tell(what: string): void {
  void fetch(`told/${what}`).catch(() => undefined)
}

/** The stroke of a number, always the same. */
function stroke(number: number): Entry {
  const points = Array.from(
    { length: 1 + (number % 30) },
    (_, i) => [number * 3 + i * 5, (number * 7) % 900, 1 + ((number + i) % 4000)] as const,
  )
  return { kind: 'raise', size: number % 20, points }
}

async function edit(): Promise<void> {
  const opening = await openWorldStore()
  if (opening.status === 'unavailable') return tell(`failed/${encodeURIComponent(opening.reason)}`)
  const shelf = await opening.store.list()
  if (shelf.status === 'failed') return tell(`failed/${encodeURIComponent(shelf.reason)}`)
  const [item] = shelf.value
  if (item?.status === 'unreadable') return tell('failed/unreadable-world')
  const kept = item && (await opening.store.read(item.world.id))
  if (kept?.status === 'failed') return tell(`failed/${encodeURIComponent(kept.reason)}`)
  const entries = kept?.value.entries ?? []
  if (entries.some((entry, number) => !isSame(entry, stroke(number)))) return tell('failed/another-stroke')
  tell(`opened/${entries.length}`)
  const world = kept?.value.world ?? { id: newWorldId(), name: 'Survivor', seed: 7, models: {} }
  const keeper = new WorldKeeper({ opening, world, entries, isKept: kept !== undefined })
  keeper.state.subscribe(({ phase, saved }) => {
    if (phase === 'saved') tell(`saved/${saved}`)
    else if (phase !== 'saving') tell(`failed/${phase}`)
  })
  for (let number = entries.length; ; number++) {
    keeper.append([stroke(number)])
    await new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_PAUSE_MILLISECONDS))
  }
}

function isSame(one: Entry, other: Entry): boolean {
  return one.kind === other.kind && 'points' in one && 'points' in other && JSON.stringify(one.points) === JSON.stringify(other.points)
}

void edit().catch((error) => tell(`failed/${encodeURIComponent(String(error))}`))
