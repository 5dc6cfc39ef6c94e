// node tools/run.mjs FILE.ts …: runs one TypeScript tool with the rest of the arguments.
import { installPackages } from './setup/packages.mjs'
import { giveUp, runPackage } from './setup/program.mjs'

const [file, ...rest] = process.argv.slice(2)
if (!file) giveUp('Which file? node tools/run.mjs FILE.ts …')
await installPackages()
const { status } = await runPackage('tsx', [file, ...rest])
process.exitCode = status
