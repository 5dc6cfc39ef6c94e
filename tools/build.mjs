// npm run build: makes dist/, the whole page as plain files for any web server, and package/, the npm package.
import { installPackages } from './setup/packages.mjs'
import { buildPackage, buildPage } from './setup/page.mjs'

await installPackages()
await buildPage()
await buildPackage()
console.log('Built dist/ and package/')
