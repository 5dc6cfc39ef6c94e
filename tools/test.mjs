// npm test: every test there is, the browser's last; words after `--` choose files. The last line counts them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './setup/browser.mjs'
import { installPackages } from './setup/packages.mjs'
import { buildIfStale } from './setup/page.mjs'
import { runPackage } from './setup/program.mjs'

await installPackages()
const env = { ...process.env, CHROME: await findBrowser() }
await buildIfStale()

const folder = mkdtempSync(path.join(tmpdir(), 'terrella-test-'))
const report = path.join(folder, 'report.json')
const words = process.argv.slice(2)
const { status } = await runPackage('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words], {
  env,
})
const { passed, failed } = countTests(report, status)
rmSync(folder, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

/**
 * A file that fails before its first test counts as one failure, and so does a run that fails for any other reason.
 * @param {string} file @param {number} exitStatus
 */
function countTests(file, exitStatus) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    const brokenFiles = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
        result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
    )
    const failures = numFailedTests + brokenFiles.length
    return { passed: numPassedTests, failed: exitStatus === 0 ? failures : Math.max(failures, 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
