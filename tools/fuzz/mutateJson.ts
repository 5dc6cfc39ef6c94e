import type { Random } from './random'

/** Values, as JSON, that a reader may not have thought of. */
const STRANGE = [
  ...['null', 'true', '[]', '{}', '""', '0', '-0', '-1', '1.5', '2', '1e999', '-1e999', '4294967296', '9007199254740993', '"1"', '"NaN"'],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"length":1e9}', '{"toString":1,"valueOf":2}'],
  ...[
    '"\\u202e\\u0000<img src=x onerror=alert(1)>"',
    '"\\ud800"',
    `"${'x'.repeat(5000)}"`,
    `"${'é\u0301'.repeat(300)}"`,
    '"2026-13-45T99:99:99Z"',
    '"0"',
  ],
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
]
const STRANGE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'format',
  'seed',
  'models',
  'camera',
  'east',
  '',
  'a'.repeat(300),
]

/** A JSON text with one value changed, taken away, or added, somewhere in it. */
export function mutateJson(text: string, random: Random): string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return text
  }
  const places = placesOf(json)
  const place = random.pick(places)
  // Strange values are put in as text, so that what JSON can say and objects cannot hold is said too.
  const marker = '\uf8ffHERE'
  const kind = random.below(4)
  if (kind === 0 && places.length > 1) delete place.holder[place.key]
  else if (kind === 1) place.holder[random.pick(STRANGE_NAMES)] = marker
  else place.holder[place.key] = marker
  return JSON.stringify(json).replaceAll(JSON.stringify(marker), () => random.pick(STRANGE))
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function placesOf(json: unknown): Place[] {
  if (typeof json !== 'object' || json === null) return [{ holder: { json }, key: 'json' }]
  const holder = json as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => {
    const inside = holder[key]
    return [{ holder, key }, ...(typeof inside === 'object' && inside !== null && Object.keys(inside).length > 0 ? placesOf(inside) : [])]
  })
}
