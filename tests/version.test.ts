import { expect, test } from 'vitest'
import { version } from '../package.json'
import { VERSION } from '../src/version'

test('what files and frames are told is the version of the package', () => {
  expect(VERSION).toBe(version)
})
