import { expect, onTestFinished, test } from 'vitest'
import { crc32, encodeWorld } from '../../src/world'
import { sendAround } from '../library/doors/sendAround'
import { editedWorld } from '../library/doors/sentWorlds'
import { startBrowser, visit } from './harness'
import { serveLab } from './lab/serveLab'

test('a link, a file and a picture are the same bytes in Node and in the browser, and open on the same world', async () => {
  const site = await serveLab()
  onTestFinished(() => site.close())
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, site.url)
  await page.waitForFunction(() => globalThis.lab !== undefined)
  const sent = sendAround()
  expect(sent.worldChecksums).toEqual(new Array(3).fill(crc32(encodeWorld(editedWorld(60)))))
  expect(await page.evaluate(() => globalThis.lab?.sendAround())).toEqual(sent)
  expect(errors).toEqual([])
})
