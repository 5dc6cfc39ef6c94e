import {
  ATTRIBUTE_ENTRIES,
  ELEMENT_DESCRIPTION,
  EVENT_ENTRIES,
  METHOD_ENTRIES,
  PART_ENTRIES,
  PROPERTY_ENTRIES,
  SLOT_ENTRIES,
  STYLE_ENTRIES,
} from '../../src/embed/reference'

/** All names of the element as tables in Markdown: docs/embed-reference.md. */
export function referencePage(): string {
  const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``
  const parts = [
    '# `<terrella-world>`, name by name',
    `${ELEMENT_DESCRIPTION} Lengths are learned metres (eight of them are one metre of the drawn world), angles degrees. This page is made from \`src/embed/reference/\` by \`npm run reference\`.`,
    '## Attributes',
    'A value that is none of these warns in the console, and the default is taken.',
    table(
      ['attribute', 'value', 'default', ''],
      ATTRIBUTE_ENTRIES.map((entry) => [code(entry.name), code(entry.type), entry.default ? code(entry.default) : '', entry.description]),
    ),
    '## Properties',
    'All of them can be read only.',
    table(
      ['property', 'type', ''],
      PROPERTY_ENTRIES.map(({ name, type, description }) => [code(name), code(type), description]),
    ),
    '## Methods',
    table(
      ['method', 'answers', ''],
      METHOD_ENTRIES.map(({ name, parameters, returns, description }) => {
        const given = parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}: ${parameter.type}`)
        return [code(`${name}(${given.join(', ')})`), code(returns), description]
      }),
    ),
    '## Events',
    'None of them bubbles.',
    table(
      ['event', '`detail`', ''],
      EVENT_ENTRIES.map(({ name, detail, description }) => [code(name), code(detail), description]),
    ),
    '## Slots, parts and style',
    table(
      ['slot', ''],
      SLOT_ENTRIES.map(({ name, description }) => [code(name), description]),
    ),
    table(
      ['`::part()`', ''],
      PART_ENTRIES.map(({ name, description }) => [code(name), description]),
    ),
    table(
      ['property', 'value', 'default', ''],
      STYLE_ENTRIES.map((entry) => [code(entry.name), code(entry.syntax), code(entry.default), entry.description]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Columns as wide as their widest cell, as the project's formatter wants them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => [...(cells[column] ?? '')].length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
