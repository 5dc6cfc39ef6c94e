import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Every tool works from here, wherever it is called from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Ends the tool with one sentence for the person who called it. @param {string} sentence @returns {never} */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

/**
 * Runs a program in the project's folder; its output is shown, unless `quiet`, and then it comes back.
 * @param {string} program @param {readonly string[]} args @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runProgram(program, args, { quiet = false, env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, shell, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let output = ''
    child.stdout?.on('data', (text) => {
      output += text
    })
    child.stderr?.on('data', (text) => {
      output += text
    })
    child.on('error', (error) => resolve({ status: 1, output: `${program}: ${error.message}` }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

/**
 * Runs an installed package's command with this Node, without a shell in between.
 * @param {string} name @param {readonly string[]} args @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export function runPackage(name, args, options) {
  const folder = path.join(ROOT, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0]
  return runProgram(process.execPath, [path.join(folder, script), ...args], options)
}
