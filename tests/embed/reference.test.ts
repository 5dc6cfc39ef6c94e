import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ATTRIBUTES, EVENTS } from '../../src/embed/publicNames'
import {
  ATTRIBUTE_ENTRIES,
  EVENT_ENTRIES,
  METHOD_ENTRIES,
  PART_ENTRIES,
  PROPERTY_ENTRIES,
  SLOT_ENTRIES,
  STYLE_ENTRIES,
  wordsOf,
} from '../../src/embed/reference'
import { readSettings } from '../../src/embed/settings'
import { createElementClass } from '../../src/embed/TerrellaElement'
import { editorData, elementsManifest } from '../../tools/package/describeElement'
import { referencePage } from '../../tools/package/referencePage'

const source = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Names of an interface's members, as they are written. */
async function membersOf(name: string): Promise<string[]> {
  const api = await source('src/embed/api.ts')
  const body = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(api)?.[1] ?? ''
  return [...body.matchAll(/^ {2}(?:readonly )?'?([\w-]+)'?[(:]/gm)].map(([, member = '']) => member)
}

const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name)

test('every name of the element is in the reference, once and in order', async () => {
  expect(names(ATTRIBUTE_ENTRIES)).toEqual([...ATTRIBUTES])
  expect(names(EVENT_ENTRIES)).toEqual([...EVENTS])
  expect(names(EVENT_ENTRIES)).toEqual(await membersOf('WorldEventDetails'))
  expect(names(METHOD_ENTRIES)).toEqual(await membersOf('WorldControls'))
  expect(names(PROPERTY_ENTRIES)).toEqual(await membersOf('WorldReadings'))
})

test('every description is a sentence, and every default one of the words that may stand there', () => {
  const all = [ATTRIBUTE_ENTRIES, PROPERTY_ENTRIES, METHOD_ENTRIES, EVENT_ENTRIES, SLOT_ENTRIES, PART_ENTRIES, STYLE_ENTRIES].flat()
  for (const { name, description } of all) expect(description, name).toMatch(/^[A-Z`].*\.$/)
  for (const entry of ATTRIBUTE_ENTRIES) {
    const words = wordsOf(entry)
    if (words.length > 0) expect(words, entry.name).toContain(entry.default)
  }
})

test('the element observes these attributes, and has these properties and methods', () => {
  const made = createElementClass({ load: () => Promise.reject(new Error('Not here.')), beside: 'https://example.org/' })
  expect((made as { observedAttributes?: unknown }).observedAttributes).toEqual([...ATTRIBUTES])
  for (const { name } of [...PROPERTY_ENTRIES, ...METHOD_ENTRIES]) expect(name in made.prototype, name).toBe(true)
})

test('every word and every default of an attribute is taken by the element without a warning', () => {
  for (const entry of ATTRIBUTE_ENTRIES) {
    for (const word of [...wordsOf(entry), entry.default ?? '']) {
      const warnings: string[] = []
      readSettings(
        (name) => (name === entry.name ? word : null),
        'https://example.org/',
        (sentence) => warnings.push(sentence),
      )
      expect(warnings).toEqual([])
    }
  }
})

/** Texts of all that the element is made of. */
const SRC = fileURLToPath(new URL('../../src', import.meta.url))
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(embed|ui)\b.*\.(tsx?|css)$|^\w+\.tsx$/.test(file))
  .map((file) => readFileSync(path.join(SRC, file), 'utf8'))
const isIn = (pattern: string) => sources.some((text) => new RegExp(pattern).test(text))

test('slots, parts and styles of the reference are there, and no other style is', () => {
  for (const { name } of SLOT_ENTRIES) expect(isIn(`slotFor\\('${name}'`), name).toBe(true)
  for (const { name } of PART_ENTRIES) expect(isIn(`part="${name}"|\\bpart\\([^)]*'${name}'\\)`), name).toBe(true)
  const used = sources.flatMap((text) => [...text.matchAll(/var\(\s*(--terrella-[\w-]+)/g)].map(([, name]) => name))
  expect([...new Set(used)].sort()).toEqual(names(STYLE_ENTRIES).sort())
})

test('types of attributes say what the reference says', async () => {
  const attributes = await source('src/embed/attributes.ts')
  const api = await source('src/embed/api.ts')
  for (const entry of ATTRIBUTE_ENTRIES) {
    const written = new RegExp(`^ {2}'?${entry.name}'?\\?: (.*)$`, 'm').exec(attributes)?.[1] ?? ''
    const type = new RegExp(`^export type ${written} = (.*)$`, 'm').exec(api)?.[1] ?? written
    if (wordsOf(entry).length > 0 || entry.type === 'boolean') expect(type, entry.name).toBe(entry.type)
    else expect(type.split(' | '), entry.name).toContain('string')
  }
})

test('the manifest and the data for editors have all of it', () => {
  const manifest = JSON.parse(JSON.stringify(elementsManifest()))
  const [module] = manifest.modules
  const [element] = module.declarations
  expect(element).toMatchObject({
    customElement: true,
    tagName: 'terrella-world',
    attributes: ATTRIBUTE_ENTRIES.map(({ name }) => ({ name })),
  })
  expect(names(element.members)).toEqual([...names(PROPERTY_ENTRIES), ...names(METHOD_ENTRIES)])
  expect(names(element.events)).toEqual([...EVENTS])
  for (const { declaration } of module.exports) expect(declaration).toEqual({ name: element.name, module: module.path })
  const { tags } = JSON.parse(JSON.stringify(editorData()))
  expect(names(tags[0].attributes)).toEqual([...ATTRIBUTES])
  expect(tags[0].attributes.find(({ name }: { name: string }) => name === 'mode').values).toEqual([
    { name: 'orbit' },
    { name: 'walk' },
    { name: 'fly' },
  ])
})

test('docs/embed-reference.md is as `npm run reference` writes it', async () => {
  expect(await source('docs/embed-reference.md')).toBe(referencePage())
})
