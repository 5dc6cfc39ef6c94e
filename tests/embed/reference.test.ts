import { readFile } from 'node:fs/promises'
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
