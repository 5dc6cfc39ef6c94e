import { expect, test } from 'vitest'
import { decodeEntries, EditLog, encodeEntries, FormatError } from '../../src/world'
import { handEdit } from './edits'

function log() {
  const log = new EditLog(Array.from({ length: 30 }, (_, i) => handEdit(i, [2, 16], 9000)))
  log.undo()
  log.undo()
  log.redo()
  log.append({ kind: 'reset' })
  log.undo()
  return log.entries
}

test('a log that is cut anywhere is read back from its pieces', () => {
  const entries = log()
  for (let cut = 0; cut <= entries.length; cut++) {
    const before = decodeEntries(encodeEntries(entries.slice(0, cut), 0), 0)
    const after = decodeEntries(encodeEntries(entries.slice(cut), cut), cut)
    expect([...before, ...after]).toEqual(entries)
  }
})

test('a piece with something after it is refused', () => {
  const bytes = encodeEntries(log(), 0)
  expect(() => decodeEntries(Uint8Array.from([...bytes, 0]), 0)).toThrow(FormatError)
})
