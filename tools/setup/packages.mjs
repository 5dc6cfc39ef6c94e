import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { giveUp, ROOT, runProgram } from './program.mjs'

/** Installs the packages of package-lock.json, unless they are already there. */
export async function installPackages() {
  requireNode()
  if (areInstalled()) return
  console.log('Installing packages (once, and again when package-lock.json changes) …')
  // Not `npm ci`: it refuses a lock file that lacks other systems' optional packages, which some registries do not carry.
  const { status, output } = await runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) giveUp(`${output}\nThe packages could not be installed: see npm's words above. Is the network there?`)
}

/** Compares the lock file with npm's own note of what it has installed; packages for other systems are rightly missing there. */
function areInstalled() {
  const note = path.join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const installed = readLock(note)
  const wanted = readLock(path.join(ROOT, 'package-lock.json'))
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    const found = installed[place]
    return place === '' || (found ? found.version === version : optional === true)
  })
}

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean }>} */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('npm-cli.js')) return runProgram(process.execPath, [npm, ...args], { quiet: true })
  return runProgram('npm', args, { quiet: true, shell: process.platform === 'win32' })
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) giveUp(`Terrella needs Node 20.19 or newer; this is ${process.versions.node}.`)
}
