import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { giveUp, runProgram } from './program.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The path of a Chromium-like browser: $CHROME, else one that is installed, else, as root on Debian, one installed now.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const chosen = process.env.CHROME
  if (chosen) return isProgram(chosen) ? chosen : giveUp(`CHROME is ${chosen}, and there is no program of that name.`)
  return (
    installedBrowser() ?? (await installBrowser()) ?? giveUp('No browser found. Install Chromium or Chrome, or set CHROME to its path.')
  )
}

function installedBrowser() {
  return usualPlaces().find(isProgram)
}

function usualPlaces() {
  if (process.platform === 'darwin') return [...MAC_APPS, ...onPath()]
  if (process.platform !== 'win32') return [...onPath(), '/snap/bin/chromium']
  const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  return folders.flatMap((folder) => (folder ? WINDOWS_APPS.map((app) => path.join(folder, app)) : []))
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function installBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log('Installing Chromium for the browser tests (apt-get) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const { status, output } = await runProgram('apt-get', args, { quiet: true, env })
    if (status !== 0) console.error(output)
  }
  return installedBrowser()
}
