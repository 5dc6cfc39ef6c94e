// npm run terrella -- COMMAND …: height maps of the dreamed land, and refinements of a person's own. `--help` tells more.
import { runTerrella } from './cli/runTerrella'

// npm changes to the project's folder, but paths are meant from where the person stands.
const folder = process.env.INIT_CWD ?? process.cwd()
process.exitCode = await runTerrella(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, folder })
