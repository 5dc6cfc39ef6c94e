import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const NAMES = ['firefox-esr', 'firefox']

/** Nothing but the page that is asked for. */
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': '',
}

/** The path of Firefox, where there is one. */
export function findFirefox(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/**
 * Opens a page in Firefox, in a fresh profile and without a window, and waits until it goes on to the address that it is given as `report`.
 * @returns what the page says there, by name
 */
export async function reportFromFirefox(firefox: string, url: string, timeoutMilliseconds: number): Promise<URLSearchParams> {
  const profile = await mkdtemp(path.join(tmpdir(), 'terrella-firefox-'))
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  await writeFile(path.join(profile, 'user.js'), lines.join('\n'))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const report = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const process = spawn(firefox, ['--headless', '--no-remote', '--profile', profile, `${url}?report=${encodeURIComponent(report)}`], {
    stdio: 'ignore',
  })
  const hasEnded = new Promise<void>((resolve) => process.on('exit', () => resolve()))
  try {
    return await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('Firefox did not report in time.')), timeoutMilliseconds).unref()
      process.on('error', reject)
      server.on('request', (request, response) => {
        response.end()
        const { searchParams } = new URL(request.url ?? '/', report)
        if (searchParams.size > 0) resolve(searchParams)
      })
    })
  } finally {
    process.kill()
    await hasEnded
    server.close()
    server.closeAllConnections()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
