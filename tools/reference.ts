// npm run reference: writes docs/embed-reference.md anew, after a name of the element or its description has changed.
import { writeFile } from 'node:fs/promises'
import { referencePage } from './package/referencePage'

const page = new URL('../docs/embed-reference.md', import.meta.url)
await writeFile(page, referencePage())
console.log('Wrote docs/embed-reference.md')
