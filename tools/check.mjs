// npm run check: all that can be told of the code without running the page. One line a step; its words only when it fails.
import { installPackages } from './setup/packages.mjs'
import { buildIfStale } from './setup/page.mjs'
import { runPackage } from './setup/program.mjs'

const STEPS = [
  { name: 'format and lint', run: () => runPackage('@biomejs/biome', ['check', '--error-on-warnings', '.'], { quiet: true }) },
  { name: 'types', run: () => runPackage('typescript', ['--noEmit'], { quiet: true }) },
  { name: 'types of the pure world', run: () => runPackage('typescript', ['--noEmit', '--project', 'src/world'], { quiet: true }) },
  { name: 'architecture', run: () => runPackage('vitest', ['run', '--reporter=dot', 'tests/architecture.test.ts'], { quiet: true }) },
  { name: 'dead code', run: () => runPackage('knip', ['--no-progress'], { quiet: true }) },
  { name: 'size', run: measureSize },
]

await installPackages()
for (const { name, run } of STEPS) {
  const start = performance.now()
  const { status, output } = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0) {
    console.log(output)
    process.exitCode = 1
  }
}

async function measureSize() {
  try {
    await buildIfStale()
  } catch (error) {
    return { status: 1, output: String(error) }
  }
  return runPackage('size-limit', [], { quiet: true })
}
