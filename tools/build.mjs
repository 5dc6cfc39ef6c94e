// npm run build: makes dist/, the whole page as plain files for any web server.
import { installPackages } from './setup/packages.mjs'
import { buildPage } from './setup/page.mjs'

await installPackages()
await buildPage()
console.log('Built dist/')
