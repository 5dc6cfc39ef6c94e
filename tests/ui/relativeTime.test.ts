import { expect, test } from 'vitest'
import { relativeTime } from '../../src/ui/shelf/relativeTime'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [MINUTE, '1 minute ago'],
  [59 * MINUTE, '59 minutes ago'],
  [60 * MINUTE, '1 hour ago'],
  [DAY, 'yesterday'],
  [6 * DAY, '6 days ago'],
  [7 * DAY, 'last week'],
  [40 * DAY, 'last month'],
  [800 * DAY, '2 years ago'],
  // A clock that was set back says nothing odd.
  [-DAY, 'just now'],
])('%i milliseconds ago are %s', (ago, words) => {
  expect(relativeTime(1e12 - ago, 1e12, 'en', 'just now')).toBe(words)
})
