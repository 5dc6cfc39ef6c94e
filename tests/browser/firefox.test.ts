import { expect, onTestFinished, test } from 'vitest'
import { hashEdits } from '../land/hashEdits'
import { sendAround } from '../library/doors/sendAround'
import { findFirefox, reportFromFirefox } from './firefox'
import { serveLab } from './lab/serveLab'

const firefox = findFirefox()

test('what a thousand edits do to the land, and what doors make of a world, is the same in Node and in Firefox, bit for bit', async ({
  skip,
}) => {
  if (!firefox) return skip('Firefox is not installed.')
  const site = await serveLab()
  onTestFinished(() => site.close())
  const told = await reportFromFirefox(firefox, `${site.url}/`, 120_000)
  expect(told.get('agent')).toContain('Firefox/')
  expect(JSON.parse(told.get('edits') ?? '')).toEqual(hashEdits(1000))
  expect(JSON.parse(told.get('doors') ?? '')).toEqual(sendAround())
})
