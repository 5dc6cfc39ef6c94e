// Makes package/, the npm package: `npm run build` runs it after the app has been built.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePackage } from './bundle'
import { writeDeclarations } from './declarations'
import { editorData, elementsManifest } from './describeElement'
import { licencesOf } from './licences'
import { packageJson } from './packageJson'
import { copyStandalone } from './standalone'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const APP = path.join(ROOT, 'dist')
const OUT = path.join(ROOT, 'package')

/** What the plain page's script holds besides what the bundled entries do. */
const STANDALONE_PACKAGES = ['three', 'react', 'react-dom', 'scheduler', 'onnxruntime-web', '@fontsource-variable/alegreya']

const TYPES = ['package/element', 'package/react', 'package/jsx', 'package/land', 'embed/frame/index']

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
const [packages] = await Promise.all([bundlePackage(ROOT, OUT), writeDeclarations(ROOT, path.join(OUT, 'types'), TYPES)])
await copyStandalone(APP, OUT)
for (const name of ['models', 'places', 'favicon.svg']) await cp(path.join(ROOT, 'public', name), path.join(OUT, name), { recursive: true })
for (const name of STANDALONE_PACKAGES) packages.add(path.join(ROOT, 'node_modules', name))
const project = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'))
await write('package.json', json(packageJson(project)))
await write('custom-elements.json', json(elementsManifest()))
await write('vscode.html-data.json', json(editorData()))
await write('LICENSE', await readFile(path.join(ROOT, 'LICENSE'), 'utf8'))
await write('README.md', await readFile(path.join(ROOT, 'docs/embed-package.md'), 'utf8'))
await write('embed-reference.md', await readFile(path.join(ROOT, 'docs/embed-reference.md'), 'utf8'))
await write('THIRD-PARTY-LICENCES.txt', await licencesOf(packages))

function write(file: string, text: string): Promise<void> {
  return writeFile(path.join(OUT, file), text)
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
