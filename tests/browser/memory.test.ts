import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, visit } from './harness'
import { serveLab } from './lab/serveLab'
import type { Site } from './site'

let site: Site
beforeAll(async () => {
  site = await serveLab()
})
afterAll(() => site.close())

async function openMemory(size = { width: 1280, height: 720 }) {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const opened = await visit(browser, `${site.url}/memory.html`, size)
  await opened.page.waitForFunction(() => globalThis.memory !== undefined)
  return { ...opened, context: opened.page.context() }
}

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}/memory.html`)
  await page.waitForFunction(() => globalThis.memory !== undefined)
  return page
}

/** Puts a world of some strokes on the shelf. */
function makeWorld(page: Page, name: string, strokes: number): Promise<string> {
  return page.evaluate(
    async ([name, strokes]) => {
      const { store, newWorldId, stroke } = globalThis.memory as NonNullable<typeof globalThis.memory>
      const id = newWorldId()
      const entries = Array.from({ length: strokes }, (_, i) => stroke(i))
      const made = await store.create({ id, name, seed: 7, models: { relief: '0123456789abcdef' } }, entries)
      if (made.status === 'failed') throw new Error(made.reason)
      return id
    },
    [name, strokes] as const,
  )
}

/** Keeps the world in this tab; the answer appends strokes by number, and says how the world is kept afterwards. */
async function keep(page: Page, id: string) {
  const keeper = await page.evaluateHandle((world) => globalThis.memory?.keep(world), id)
  return {
    append: (...numbers: number[]) =>
      keeper.evaluate(async (kept, asked) => {
        kept?.append(asked.map((number) => globalThis.memory?.stroke(number) as never))
        await kept?.flush()
        return kept?.state.getState()
      }, numbers),
    waitFor: (phase: string) => page.waitForFunction(([kept, wanted]) => kept?.state.getState().phase === wanted, [keeper, phase] as const),
    takeOver: () => keeper.evaluate(async (kept) => (await kept?.takeOver())?.status),
  }
}

/** Which strokes a world has, by their numbers below a hundred. */
function strokesOf(page: Page, id: string): Promise<number[]> {
  return page.evaluate(async (world) => {
    const { store, stroke } = globalThis.memory as NonNullable<typeof globalThis.memory>
    const read = await store.read(world)
    if (read.status === 'failed') throw new Error(read.reason)
    const pathOf = (entry: object) => JSON.stringify('points' in entry && entry.points)
    const numbers = new Map(Array.from({ length: 100 }, (_, number) => [pathOf(stroke(number)), number]))
    return read.value.entries.map((entry) => numbers.get(pathOf(entry)) ?? -1)
  }, id)
}

test('two tabs on one world: the second is told and changes nothing, takes it over when asked to, and then the first is told', async () => {
  const { page: first, context, errors } = await openMemory()
  const id = await makeWorld(first, 'Shared', 2)
  const firstKeeper = await keep(first, id)
  expect(await firstKeeper.append(10)).toMatchObject({ phase: 'saved', saved: 3 })
  const second = await openTab(context)
  const secondKeeper = await keep(second, id)
  await secondKeeper.waitFor('elsewhere')
  await second.locator('[data-notice="elsewhere"]').waitFor()
  expect(await secondKeeper.append(20)).toMatchObject({ phase: 'elsewhere' })
  expect(await firstKeeper.append(11)).toMatchObject({ phase: 'saved', saved: 4 })
  expect(await strokesOf(second, id)).toEqual([0, 1, 10, 11])

  await second.getByRole('button', { name: 'Go on here' }).click()
  await secondKeeper.waitFor('saved')
  await first.locator('[data-notice="elsewhere"]').waitFor()
  expect(await firstKeeper.append(12)).toMatchObject({ phase: 'elsewhere' })
  expect(await secondKeeper.append(21)).toMatchObject({ phase: 'saved', saved: 5 })
  expect(await strokesOf(first, id)).toEqual([0, 1, 10, 11, 21])
  expect(errors).toEqual([])
})

test('a tab that does not answer loses its world to the one that asks, and saves nothing more', async () => {
  const { page: first, context } = await openMemory()
  const id = await makeWorld(first, 'Frozen', 0)
  const firstKeeper = await keep(first, id)
  await firstKeeper.append(10)
  const second = await openTab(context)
  const secondKeeper = await keep(second, id)
  await secondKeeper.waitFor('elsewhere')
  // What this tab asks is not heard, as by a frozen tab, which still holds the browser's lock.
  await second.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => undefined
  })
  expect(await secondKeeper.takeOver()).toBe('done')
  await firstKeeper.waitFor('elsewhere')
  await secondKeeper.append(20)
  expect(await strokesOf(second, id)).toEqual([10, 20])
})

test('a world is free again when its tab is closed', async () => {
  const { page: first, context } = await openMemory()
  const id = await makeWorld(first, 'Closed', 0)
  await (await keep(first, id)).append(10)
  const second = await openTab(context)
  await first.close()
  const keeper = await keep(second, id)
  expect(await keeper.append(20)).toMatchObject({ phase: 'saved', saved: 2 })
})

test('with no room left, the world is said to be unsaved and stays; with room again it is saved by itself', async () => {
  const { page, context } = await openMemory()
  const session = await context.newCDPSession(page)
  const origin = new URL(site.url).origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  const keeper = await page.evaluateHandle(() => globalThis.memory?.keepNew())
  const state = await keeper.evaluate(async (kept) => {
    kept?.append([globalThis.memory?.stroke(10) as never])
    await kept?.flush()
    return kept?.state.getState()
  })
  expect(state).toEqual({ phase: 'unsaved', reason: 'The browser has no room left.', saved: 0 })
  const notice = page.locator('[data-notice="unsaved"]')
  await notice.waitFor()
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  await page.waitForFunction((kept) => kept?.state.getState().phase === 'saved', keeper, { timeout: 60_000 })
  await notice.waitFor({ state: 'detached' })
  expect(await strokesOf(page, await keeper.evaluate((kept) => kept?.worldId ?? ''))).toEqual([10])
})

test('in a frame that may keep nothing, the store says so, edits are told to be unsaved, and nothing breaks', async () => {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, `${site.url}/frame.html`)
  const frame = page.frames().find((one) => one !== page.mainFrame())
  if (!frame) throw new Error('Expected a frame in the page.')
  await frame.waitForFunction(() => globalThis.memory !== undefined)
  expect(await frame.evaluate(() => globalThis.memory?.opening)).toEqual({
    status: 'unavailable',
    reason: 'The browser allows no storage in this frame or mode.',
  })
  const state = await frame.evaluate(async () => {
    const keeper = globalThis.memory?.keepNew()
    keeper?.append([globalThis.memory?.stroke(1) as never])
    await keeper?.flush()
    return keeper?.state.getState()
  })
  expect(state).toEqual({ phase: 'unsaved', reason: 'The browser allows no storage in this frame or mode.', saved: 0 })
  await frame.locator('[data-notice="unsaved"]').waitFor()
  await frame.evaluate(() => globalThis.memory?.showShelf())
  await frame.getByText('The browser allows no storage in this frame or mode.').last().waitFor()
  expect(errors).toEqual([])
})

test('the shelf: rename, copy, delete and bring back by keyboard alone; names are text', async () => {
  const { page, errors } = await openMemory()
  const id = await makeWorld(page, 'Kettle Hills', 12)
  await makeWorld(page, '<img src=x onerror="document.title=1">', 1)
  await page.evaluate((openId) => globalThis.memory?.showShelf(openId), id)
  const shelf = page.getByRole('dialog', { name: 'My worlds' })
  await shelf.waitFor()
  expect(await shelf.locator('img').count()).toBe(0)
  expect(await shelf.getByText('<img src=x onerror="document.title=1">').count()).toBe(1)
  const card = shelf.locator('.card', { hasText: '12 edits' })
  expect(await card.textContent()).toMatch(/Open now.*Kettle Hills.*12 edits.*just now/)

  await card.getByRole('button', { name: 'Rename Kettle Hills' }).press('Enter')
  await page.keyboard.type('Copper Hills')
  await page.keyboard.press('Enter')
  await shelf.getByRole('button', { name: 'Rename Copper Hills' }).waitFor()
  await card.getByRole('button', { name: 'Rename Copper Hills' }).press('Enter')
  await page.keyboard.type('Never')
  await page.keyboard.press('Escape')
  expect(await shelf.isVisible()).toBe(true)
  expect(await shelf.getByText('Never').count()).toBe(0)

  await card.getByRole('button', { name: 'Make a copy' }).press('Enter')
  await shelf.getByRole('button', { name: 'Open Copper Hills, copy' }).waitFor()
  await shelf.getByRole('button', { name: 'Delete Copper Hills, copy' }).press('Enter')
  await shelf.getByText('Copper Hills, copy is deleted.').waitFor()
  expect(await shelf.locator('.card').count()).toBe(2)
  await shelf.getByRole('button', { name: 'Bring it back' }).press('Enter')
  await shelf.getByRole('button', { name: 'Open Copper Hills, copy' }).waitFor()

  await shelf.getByRole('button', { name: 'Open Copper Hills', exact: true }).press('Enter')
  await shelf.getByRole('button', { name: 'New world' }).press('Enter')
  await shelf.getByRole('button', { name: 'Export all' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => globalThis.memory?.asked)).toEqual([`open ${id}`, 'new', 'export', 'close'])
  expect(await page.locator('dialog').count()).toBe(0)
  expect(errors).toEqual([])
})
