import type { WorldErrorCode, WorldPlace } from './embed'
import { EN, noticeFor, type Trouble } from './ui'

const CODES: Readonly<Record<Trouble['kind'], WorldErrorCode | undefined>> = {
  'drawing-unavailable': 'drawing-unavailable',
  // Told by events of their own.
  'drawing-lost': undefined,
  'land-missing': 'models-unavailable',
  'land-corrupt': 'models-unavailable',
  'land-version': 'models-unavailable',
  'land-refused': 'wasm-refused',
  'land-failed': 'internal',
  'other-models': undefined,
  'not-opened': 'source-refused',
  'not-grown': 'source-refused',
  shelved: undefined,
}

/** Tells a page of what keeps part of its world from being shown, in English: what readers see is in their own language. */
export function tellTroubles(tell: WorldPlace['tell'], troubles: readonly Trouble[], before: readonly Trouble[]): void {
  for (const trouble of troubles) {
    const code = CODES[trouble.kind]
    if (!code || before.includes(trouble)) continue
    const { title, sentence, detail } = noticeFor(trouble, EN)
    tell('error', { code, message: [`${title}.`, sentence, detail].filter(Boolean).join(' ') })
  }
}
