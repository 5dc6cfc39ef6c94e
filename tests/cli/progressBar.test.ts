import { expect, test } from 'vitest'
import { createProgressBar } from '../../tools/cli/progressBar'

function record(isTTY: boolean): string[] {
  const written: string[] = []
  const bar = createProgressBar({ write: (text) => written.push(text), isTTY, columns: 60 }, 'Dreaming')
  for (let done = 1; done <= 100; done++) bar.update(done / 100)
  bar.end()
  return written
}

test('a terminal sees one line redrawn, full at the end and then taken away', () => {
  const written = record(true)
  expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true)
  expect(written.at(-2)).toContain(' 100 %')
  expect(written.at(-1)).toBe('\r\x1b[K')
})

test('a file sees a line at each quarter', () => {
  expect(record(false)).toEqual(['Dreaming 25 %\n', 'Dreaming 50 %\n', 'Dreaming 75 %\n'])
})
