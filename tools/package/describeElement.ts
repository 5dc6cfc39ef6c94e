import {
  ATTRIBUTE_ENTRIES,
  ELEMENT_DESCRIPTION,
  EVENT_ENTRIES,
  METHOD_ENTRIES,
  PART_ENTRIES,
  PROPERTY_ENTRIES,
  SLOT_ENTRIES,
  STYLE_ENTRIES,
  wordsOf,
} from '../../src/embed/reference'

const TAG = 'terrella-world'
const CLASS = 'TerrellaElement'
const MODULE = 'element.js'

/** The element as tools read it: a custom-elements manifest, schema 2.1.0 (https://github.com/webcomponents/custom-elements-manifest). */
export function elementsManifest(): object {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: [declaration()],
        exports: [
          { kind: 'js', name: CLASS, declaration: { name: CLASS, module: MODULE } },
          { kind: 'custom-element-definition', name: TAG, declaration: { name: CLASS, module: MODULE } },
        ],
      },
    ],
  }
}

function declaration(): object {
  const fields = PROPERTY_ENTRIES.map(({ name, type, description }) => ({
    kind: 'field',
    ...{ name, description, type: { text: type }, readonly: true },
  }))
  const methods = METHOD_ENTRIES.map(({ name, parameters, returns, description }) => ({
    kind: 'method',
    ...{ name, description, return: { type: { text: returns } } },
    parameters: parameters.map(({ type, ...parameter }) => ({ ...parameter, type: { text: type } })),
  }))
  return {
    kind: 'class',
    customElement: true,
    tagName: TAG,
    name: CLASS,
    description: ELEMENT_DESCRIPTION,
    superclass: { name: 'HTMLElement' },
    attributes: ATTRIBUTE_ENTRIES.map(({ type, ...attribute }) => ({ ...attribute, type: { text: type } })),
    members: [...fields, ...methods],
    events: EVENT_ENTRIES.map(({ name, detail, description }) => ({ name, description, type: { text: `CustomEvent<${detail}>` } })),
    slots: SLOT_ENTRIES,
    cssParts: PART_ENTRIES,
    cssProperties: STYLE_ENTRIES,
  }
}

/** The element as editors read it, to complete what is typed (VS Code's HTML custom data, version 1.1). */
export function editorData(): object {
  const attributes = ATTRIBUTE_ENTRIES.map((entry) => {
    const words = wordsOf(entry)
    return {
      name: entry.name,
      description: entry.default === undefined ? entry.description : `${entry.description} Default: ${entry.default}.`,
      ...(words.length > 0 && { values: words.map((name) => ({ name })) }),
      ...(entry.type === 'boolean' && { valueSet: 'v' }),
    }
  })
  return { version: 1.1, tags: [{ name: TAG, description: ELEMENT_DESCRIPTION, attributes }] }
}
