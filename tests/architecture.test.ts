import { expect, test } from 'vitest'

/** What each room may import: other rooms by name, packages as they are named in an import. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  world: [],
  models: ['world', 'onnxruntime-web', '@noble/hashes'],
  land: ['world'],
  life: ['world', 'land'],
  streaming: ['world', 'zustand'],
  library: ['world', 'idb', 'fflate', 'zustand'],
  scene: ['world', 'streaming', 'three', 'react', '@react-three/fiber'],
  ui: ['world', 'streaming', 'library', 'react', 'zustand', '@fontsource-variable/alegreya'],
  sound: ['world', 'streaming'],
  studio: ['world', 'scene', 'three', 'react', '@react-three/fiber', 'zustand'],
  embed: ['world', 'library'],
  // Land for programs: it makes tiles as the worker does, with the worker's own part.
  package: ['world', 'models', 'land', 'library', 'streaming/makeTile', 'onnxruntime-web'],
  'package/element.ts': ['package', 'defineElement', 'embed/publicNames'],
  'package/react.tsx': ['package', 'embed/publicNames', 'react'],
  'package/jsx.ts': ['embed/publicNames', 'react'],
  // Files and workers that a bundler takes along.
  'package/packagedFiles.ts': ['/public/models', '/public/places'],
  'package/startWorker.ts': ['streaming/land.worker.ts', 'sound/materials.worker.ts'],
  'package/landFiles.ts': ['models', 'package', '/public/models', '/node_modules/onnxruntime-web/dist'],
  // What packages do not have: the other end of the frame client that they do have.
  'embedFrame.ts': ['element', 'version', 'embed/frame/FrameChild', 'embed/frame/frameAddress'],
  'main.tsx': ['App', 'main.css', 'react', 'react-dom'],
  'defineElement.ts': ['embedded', 'embed'],
  'element.ts': ['defineElement', 'embed'],
  'embedded.tsx': ['Picture', 'WorldSession', 'sourceOf', 'embed', 'ui', 'react-dom', 'zustand'],
  'WorldSession.ts': [
    'Desk',
    'Expedition',
    'Tiering',
    'elementHost',
    'publicCamera',
    'publicEdits',
    'tellTroubles',
    'whenSettled',
    'embed',
    'library',
    'streaming',
    'ui',
    'zustand',
  ],
  'elementHost.ts': ['embed', 'library', 'ui'],
  'publicCamera.ts': ['embed', 'studio'],
  'publicEdits.ts': ['embed', 'ui', 'world'],
  'sourceOf.ts': ['embed', 'library'],
  'tellTroubles.ts': ['embed', 'ui'],
  'whenSettled.ts': ['streaming'],
  'ExpeditionOptions.ts': ['Days', 'Desk', 'scene', 'ui'],
  'Expedition.ts': [
    'ExpeditionOptions',
    'accompany',
    'Days',
    'Desk',
    'Doors',
    'HandFrames',
    'Handiwork',
    'Lands',
    'Pacing',
    'world',
    'streaming',
    'library',
    'scene',
    'ui',
    'studio',
  ],
  'keepYears.ts': ['Days', 'Desk', 'Lands', 'Years', 'ui'],
  'Years.ts': ['Desk', 'keepYears', 'streaming', 'ui', 'world'],
  'Lands.ts': ['lifeClock', 'marks', 'world', 'streaming', 'library', 'scene', 'studio', 'ui'],
  'Century.ts': ['lifeClock', 'ui'],
  'lifeClock.ts': ['world', 'streaming', 'ui'],
  'accompany.ts': [
    'Century',
    'Days',
    'Desk',
    'Handiwork',
    'keepStirring',
    'keepYears',
    'Lands',
    'listenToLand',
    'Pacing',
    'watchDrawing',
    'scene',
    'studio',
    'ui',
  ],
  'listenToLand.ts': ['world', 'sound', 'ui'],
  'watchDrawing.ts': ['ui'],
  'Days.ts': ['world', 'scene', 'ui'],
  'Doors.ts': ['LandSaver', 'saveAs', 'version', 'library', 'ui'],
  'LandSaver.ts': ['saveAs', 'scene', 'streaming', 'studio', 'ui'],
  'Desk.ts': ['shelve', 'world', 'library', 'ui', 'zustand'],
  'shelve.ts': ['world', 'library'],
  'openPreview.ts': ['world', 'land'],
  'Handiwork.ts': [
    'DeedTelling',
    'Pouring',
    'Tending',
    'WorldHistory',
    'handStroke',
    'marks',
    'openPreview',
    'world',
    'streaming',
    'scene',
    'ui',
    'studio',
  ],
  'HandFrames.ts': ['Handiwork', 'studio', 'ui'],
  'handStroke.ts': ['world', 'land', 'ui'],
  'DeedTelling.ts': ['world', 'streaming'],
  'WorldHistory.ts': ['world', 'ui'],
  'Tending.ts': ['Showering', 'world', 'streaming', 'ui', 'studio'],
  'Showering.ts': ['world'],
  'Pouring.ts': ['world', 'land', 'streaming', 'scene', 'ui', 'studio'],
  'Tiering.ts': ['library', 'scene', 'ui', 'zustand'],
  'Pacing.ts': ['scene', 'studio'],
  'Picture.tsx': ['picture.css', 'Days', 'Desk', 'Expedition', 'Picture', 'Tiering', 'scene', 'studio', 'ui', 'react', 'zustand'],
  'App.tsx': [
    'App.css',
    'Desk',
    'Expedition',
    'Picture',
    'Tiering',
    'world',
    'streaming',
    'library',
    'scene',
    'ui',
    'studio',
    'react',
    'zustand',
  ],
  // The worker's part that saves land for other tools.
  'streaming/Surveyor.ts': ['world', 'streaming', 'land'],
  'streaming/makeSurvey.ts': ['world', 'streaming', 'land', 'library'],
  // A part of the worker in a file of its own.
  'streaming/makeTile.ts': ['world', 'streaming', 'land'],
  'streaming/timeModel.ts': ['world', 'streaming', 'models', 'land', 'library'],
  // The worker's part that lets the land live.
  'streaming/lifeLand.ts': ['world', 'streaming', 'land', 'life'],
  'streaming/LifeKeeper.ts': ['world', 'streaming', 'models', 'land', 'life'],
  'streaming/RainHollows.ts': ['world', 'streaming', 'land'],
  'streaming/land.worker.ts': ['world', 'streaming', 'models', 'land', 'life', 'library', 'onnxruntime-web'],
}
const LONGEST_FILE_LINES = 300
const IMPORT =
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"]([^'"]+)['"],\s*import\.meta/g

/** Everything in `files` (path below src/ → text) that breaks the table, one sentence each. */
function findBreaches(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const isLong = text.split('\n').length - 1 > LONGEST_FILE_LINES
    const imports = [...text.matchAll(IMPORT)].map((match) => match.slice(1).find(Boolean) ?? '')
    const breaches = imports.filter((source) => !isAllowed(file, source)).map((source) => `${file} may not import ${source}`)
    return isLong ? [...breaches, `${file} is longer than ${LONGEST_FILE_LINES} lines`] : breaches
  })
}

function isAllowed(file: string, source: string): boolean {
  const room = roomOf(file)
  const allowed = MAY_IMPORT[file] ?? MAY_IMPORT[room] ?? []
  if (!source.startsWith('.')) return allowed.some((name) => source === name || source.startsWith(`${name}/`))
  const target = new URL(source, `file:///src/${file}`).pathname
  if (!target.startsWith('/src/')) return allowed.some((place) => place.startsWith('/') && target.startsWith(`${place}/`))
  const [targetRoom = '', ...inside] = target.slice('/src/'.length).split('/')
  if (targetRoom === room) return true
  const isEntrance = inside.length === 0 || inside.join('/') === 'index'
  return (isEntrance && allowed.includes(targetRoom)) || allowed.includes([targetRoom, ...inside].join('/'))
}

/** The folder below src/, or for a file directly in src/ its own name. */
function roomOf(file: string): string {
  return file.split('/')[0] ?? ''
}

const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })
const files = Object.fromEntries(Object.entries(sources).map(([path, text]) => [path.replace('../src/', ''), text]))

test('every file keeps to the table of rooms', () => {
  expect(Object.keys(files)).toContain('world/index.ts')
  expect(findBreaches(files)).toEqual([])
})

test.each([
  ['world/seed.ts', "import { refine } from '../land'"],
  ['world/seed.ts', "import { Vector3 } from 'three'"],
  ['land/pyramid.ts', "import { hashCell } from '../world/hash'"],
  ['land/pyramid.ts', "export type {\n  Relief,\n} from '../models'"],
  ['streaming/queue.ts', "import '../land'"],
  ['streaming/queue.ts', "const land = await import('../land')"],
  ['ui/Panel.tsx', "import { Mesh } from 'three/webgpu'"],
  ['scene/Sky.tsx', "import { Panel } from '../ui'"],
  ['scene/Sky.tsx', "new Worker(new URL('../streaming/land.worker.ts', import.meta.url))"],
  ['App.tsx', "import { Sky } from './scene/Sky'"],
  ['App.tsx', "import { InferenceSession } from 'onnxruntime-web/wasm'"],
  ['main.tsx', "import { Sky } from './scene'"],
  ['attic/box.ts', "import { createElement } from 'react'"],
  ['land/pyramid.ts', "import card from '../../training/relief/card.json'"],
  ['land/pyramid.ts', '\n'.repeat(LONGEST_FILE_LINES + 1)],
])('a breach is found, %#: in %s', (file, text) => {
  expect(findBreaches({ [file]: text })).toHaveLength(1)
})

test.each([
  ['streaming/land.worker.ts', "import { openRelief } from '../models'\nimport type { Task } from './protocol'"],
  ['streaming/landStream.ts', "new Worker(new URL('./land.worker.ts', import.meta.url), { type: 'module' })"],
  ['models/openRelief.ts', "new URL('manifest.json', folder)"],
  ['App.tsx', "import { Sky } from './scene'\nimport { Panel } from './ui'\nimport './App.css'"],
  ['main.tsx', "import { createRoot } from 'react-dom/client'\nimport { App } from './App'"],
])('what the table allows is let through, %#: in %s', (file, text) => {
  expect(findBreaches({ [file]: text })).toEqual([])
})
