import { expect, test } from 'vitest'
import { EN } from '../../../src/ui/words/en'
import { EN_LATER } from '../../../src/ui/words/enLater'
import { languageAmong } from '../../../src/ui/words/language'
import { ZH } from '../../../src/ui/words/zh'
import { ZH_LATER } from '../../../src/ui/words/zhLater'
import { tellInChinese } from '../../../src/ui/words/zhSentences'

/** Names, units and keys, which are the same in every language. */
const SAME =
  /\b(Terrella|WebGL|WebAssembly|wasm-unsafe-eval|GLB|PNG|JPEG|MB|Ctrl|Shift|Alt|Enter|Esc|Space|Home|[A-Z])\b|\.terrella|\|[^|]+\|/g

const NO_TEXT = ['icon', 'later', 'told', 'language', 'locale', 'dateLocale']

/** Every text of a table with its path; functions are asked with words and numbers. */
function textsOf(table: object, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`
    if (NO_TEXT.includes(key)) return []
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'object' && value !== null) return textsOf(value, at)
    return typeof value === 'function' ? [1, 2].map((count): [string, string] => [at, ask(value, at, count)]) : []
  })
}

function ask(told: (...given: unknown[]) => string, at: string, count: number): string {
  if (at.endsWith('join')) return told(['1', '2'])
  return at.endsWith('savedMap') ? told({ lowest: '1', highest: '2', step: '3', cell: '4' }) : told(count, 2, 3)
}

const chinese = [...textsOf(ZH), ...textsOf(ZH_LATER)]

test('no English is left in what is Chinese', () => {
  expect(chinese.length).toBeGreaterThan(200)
  expect(chinese.filter(([, text]) => /[A-Za-z]/.test(text.replace(SAME, '')))).toEqual([])
})

test('whatever is said in English with letters is said in Chinese with characters', () => {
  const english = new Map([...textsOf(EN), ...textsOf(EN_LATER)])
  const own = new Map(chinese)
  expect([...own.keys()]).toEqual([...english.keys()])
  const bare = [...own].filter(([at, text]) => /[a-z]{2}/.test(english.get(at)?.replace(SAME, '') ?? '') && !/\p{Script=Han}/u.test(text))
  expect(bare).toEqual([])
})

test('Chinese is punctuated as Chinese is', () => {
  const odd = chinese.filter(([, text]) => /\p{Script=Han}[,.;:?!]|[,;:?!]\p{Script=Han}/u.test(text))
  expect(odd).toEqual([])
})

const sources = import.meta.glob<string>('../../../src/{world,library,life,streaming}/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Sentences for the visitor that the lower rooms can say, with 7 for whatever is filled in. */
function sentencesOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, sentence = '']) => sentence.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '7'))
}

const all = Object.values(sources).join('\n')
const causes = sentencesOf(all, /FormatError\(\s*['`]((?:[^'`$]|\$\{(?:[^{}])*\})+)['`]/g)
const sentences = sentencesOf(
  all,
  /(?:reason: |failed\('[a-z-]+', |surveys\.fail\(|return |'?[a-z-]+'?: |NO_WORLD_IN_PICTURE = )['`]((?:This|The|There|What|A newer)\s(?:[^'`$]|\$\{[^{}]*\})+[.:](?:\$\{message\})?)['`]/g,
)

test.each([...new Set(causes)])('why bytes are no world is told in Chinese: %s', (cause) => {
  const told = tellInChinese(`This file cannot be opened: ${cause}.`)
  expect(told).toMatch(/^这个文件打不开：.+。$/)
  expect(told).not.toBe(tellInChinese('This file cannot be opened: something else.'))
  expect(told.replace(SAME, '')).not.toMatch(/[A-Za-z]/)
})

/** Never shown: they are for whoever looks into the state of the page. */
const UNSHOWN =
  /land files|In a frame of another page|^This browser keeps no pages|land could not be (made|opened)|^This world was made with|^This 7 cannot/

test.each([...new Set(sentences)].filter((sentence) => !UNSHOWN.test(sentence)))(
  'a sentence of the lower rooms is told in Chinese: %s',
  (sentence) => {
    const told = tellInChinese(sentence)
    expect(told).not.toBe(tellInChinese('something else'))
    expect(told.replace(SAME, '')).not.toMatch(/[A-Za-z]/)
  },
)

test('sentences of the lower rooms were found, so that none can be forgotten', () => {
  expect(new Set(causes).size).toBeGreaterThan(30)
  expect(new Set(sentences).size).toBeGreaterThan(18)
})

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh-Hans'], 'zh'],
  [['de-DE', 'zh-TW', 'en'], 'zh'],
  [['fr', 'en-GB', 'zh'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
  [[undefined, 'zh'], 'zh'],
  [['en', 'zh-CN'], 'en'],
  [['zhx'], 'en'],
])('of the languages wanted, the first that there is: %j', (wanted, language) => {
  expect(languageAmong(wanted)).toBe(language)
})
