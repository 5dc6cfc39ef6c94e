import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EditLog, type Entry } from '../../src/world'
import { anyEdit, handEdit } from './edits'

const edit = (number: number) => handEdit(number, [4, 8], 1000)
const numbers = (log: EditLog) => log.standing().map(({ entry }) => entry)

test('undo takes back the last, redo brings it again, an edit ends what could be redone', () => {
  const log = new EditLog([edit(1), edit(2), edit(3)])
  expect(log.undo()).toEqual({ kind: 'undo', entry: 2 })
  expect(log.undo()).toEqual({ kind: 'undo', entry: 1 })
  expect(numbers(log)).toEqual([0])
  expect(log.redo()).toEqual({ kind: 'redo', entry: 1 })
  expect(numbers(log)).toEqual([0, 1])
  expect(log.canRedo).toBe(true)
  log.append(edit(4))
  expect(log.canRedo).toBe(false)
  expect(numbers(log)).toEqual([0, 1, log.entries.length - 1])
})

test('a reset hides everything before it, and can itself be undone', () => {
  const log = new EditLog([edit(1), edit(2), { kind: 'reset' }, edit(3)])
  expect(numbers(log)).toEqual([3])
  log.undo()
  expect(numbers(log)).toEqual([])
  log.undo()
  expect(numbers(log)).toEqual([0, 1])
  log.redo()
  log.redo()
  expect(numbers(log)).toEqual([3])
})

test('with nothing done there is nothing to undo', () => {
  const log = new EditLog()
  expect([log.canUndo, log.canRedo, log.undo(), log.redo()]).toEqual([false, false, undefined, undefined])
})

test.each<[string, Entry[]]>([
  ['an undo of what is not there', [{ kind: 'undo', entry: 0 }]],
  ['an undo of what comes later', [edit(1), { kind: 'undo', entry: 1 }, edit(2)]],
  ['two undos of one edit', [edit(1), { kind: 'undo', entry: 0 }, { kind: 'undo', entry: 0 }]],
  ['an undo of an undo', [edit(1), { kind: 'undo', entry: 0 }, { kind: 'undo', entry: 1 }]],
  ['a redo of what stands', [edit(1), { kind: 'redo', entry: 0 }]],
  ['a redo after another edit', [edit(1), { kind: 'undo', entry: 0 }, edit(2), { kind: 'redo', entry: 0 }]],
])('%s is refused', (_, entries) => {
  expect(() => new EditLog(entries)).toThrow(/^Expected an entry that can be (un|re)done, got \d+\.$/)
})

test('any history of hands: all undone is nothing, all redone is what was; and the log replays to the same', () => {
  const step = fc.oneof(anyEdit, fc.constantFrom('undo', 'redo', 'reset'))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const log = new EditLog()
      for (const one of steps) {
        if (one === 'undo') log.undo()
        else if (one === 'redo') log.redo()
        else log.append(one === 'reset' ? { kind: 'reset' } : one)
      }
      expect(new EditLog(log.entries).standing()).toEqual(log.standing())
      while (log.canRedo) log.redo()
      const all = log.standing()
      let undone = 0
      while (log.undo()) undone++
      expect(log.standing()).toEqual([])
      for (let i = 0; i < undone; i++) log.redo()
      expect(log.standing()).toEqual(all)
    }),
  )
})

test('a hundred thousand undos and redos are played at once', () => {
  const entries: Entry[] = Array.from({ length: 50_000 }, () => edit(1))
  for (let i = 0; i < 50_000; i++) entries.push({ kind: 'undo', entry: i })
  expect(new EditLog(entries).standing()).toEqual([])
})
