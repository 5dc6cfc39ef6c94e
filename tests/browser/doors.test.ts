import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { openPage, waitForNotice, waitForRest, waitForStill } from './landPage'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveSite()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const HERE = { east: 40_000, south: 40_000, elevation: 9000, pitch: -1.45, yaw: 0.25 }

function elevations(page: Page): Promise<(number | undefined)[]> {
  return page.evaluate(({ east, south }) => {
    const at = (i: number) => globalThis.__terrella?.elevationAt(east + ((i % 9) - 4) * 150, south + (Math.floor(i / 9) - 4) * 150)
    return Array.from({ length: 81 }, (_, i) => at(i))
  }, HERE)
}

function poseOf(page: Page) {
  return page.evaluate(() => ({ ...globalThis.__terrella?.eye(), ...globalThis.__terrella?.look() }))
}

/** Drops a file on the page, as a hand does. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ({ name, bytes }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, bytes: [...bytes] },
  )
}

test('a photograph and a link each bring somebody else to the same place of the same world', async () => {
  const maker = await openPage(browser, site.url)
  const { page } = maker
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate((here) => globalThis.__terrella?.setEye({ ...here, mode: 'fly' }), HERE)
  await waitForRest(page)
  const plain = await elevations(page)
  await page.keyboard.press('r')
  await page.mouse.move(240, 120)
  await page.mouse.down()
  await page.waitForTimeout(2000)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await waitForRest(page)
  const shaped = await elevations(page)
  expect(shaped).not.toEqual(plain)
  const download = page.waitForEvent('download')
  await page.keyboard.press('p')
  const picture = await readFile((await (await download).path()) ?? '')
  expect([...picture.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG')

  const guest = await openPage(browser, site.url, '?seed=99')
  await waitForMark(guest.page, 'terrella:models-ready')
  await drop(guest.page, 'anything.png', picture)
  await guest.page.waitForFunction(() => Math.abs((globalThis.__terrella?.eye().east ?? 0) - 40_000) < 1, undefined, { timeout: 60_000 })
  await waitForRest(guest.page)
  expect(await elevations(guest.page)).toEqual(shaped)
  const [from, to] = [await poseOf(page), await poseOf(guest.page)]
  for (const key of ['east', 'south', 'elevation', 'yaw', 'pitch'] as const) expect(to[key]).toBeCloseTo(from[key] ?? Number.NaN, 3)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Send or save this world' }).click()
  await page.getByRole('button', { name: 'Copy a link' }).click()
  await page.getByText('Link copied').waitFor({ state: 'attached' })
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/#w=1\.[\w-]+$/)
  const reader = await openPage(browser, site.url, '?seed=5')
  for (const arrive of [() => reader.page.goto(link), () => reader.page.reload()]) {
    await arrive()
    await waitForMark(reader.page, 'terrella:models-ready')
    await waitForRest(reader.page)
    expect(await elevations(reader.page)).toEqual(shaped)
  }
  expect([...maker.errors, ...guest.errors, ...reader.errors]).toEqual([])
})

declare global {
  /** Opens a file as the system does with the installed page, which waits for it. */
  var launch: ((file: File) => void) | undefined
}

function watchLaunches(): void {
  type Consumer = (launch: { files: { getFile: () => Promise<File> }[] }) => void
  const setConsumer = (consumer: Consumer) => {
    globalThis.launch = (file) => consumer({ files: [{ getFile: async () => file }] })
  }
  Object.defineProperty(window, 'launchQueue', { value: { setConsumer } })
}

test('what is no world is refused in words, and the world stays', async () => {
  const bare = await serveSite({ answers: WITHOUT_MODEL })
  onTestFinished(() => bare.close())
  const { page, errors } = await openPage(browser, bare.url, '', { width: 480, height: 270, before: watchLaunches })
  await waitForMark(page, 'terrella:first-land', 90_000)
  await waitForStill(page)
  const before = await page.evaluate(() => globalThis.__terrella?.eye())
  await drop(page, 'holiday.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3))
  const refused = await waitForNotice(page, 'not-opened')
  expect(refused.text).toContain('This picture carries no world: it is a JPEG')
  await refused.press()
  await refused.gone()
  await page.evaluate(() => globalThis.launch?.(new File(['Dear diary'], 'diary.terrella')))
  const launched = await waitForNotice(page, 'not-opened')
  expect(launched.text).toContain('This file cannot be opened: it is damaged, or not from Terrella.')
  await launched.press()
  await launched.gone()
  await page.evaluate(() => {
    location.hash = '#w=1.AAAA'
  })
  const link = await waitForNotice(page, 'not-opened')
  expect(link.text).toMatch(/This link cannot be opened: /)
  expect(await page.evaluate(() => globalThis.__terrella?.eye())).toEqual(before)
  expect(errors).toEqual([])
})

test('a link that cannot be opened is told of, and the world that would be there without it is shown', async () => {
  const { page } = await openPage(browser, site.url, '?seed=7#w=1.zzzz')
  expect((await waitForNotice(page, 'not-opened')).text).toContain('not a world')
  await waitForMark(page, 'terrella:first-land')
})
