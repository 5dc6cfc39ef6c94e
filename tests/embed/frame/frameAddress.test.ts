import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTRIBUTES } from '../../../src/embed/attributeNames'
import { isOrigin, readAllowedOrigins } from '../../../src/embed/frame/allowedOrigins'
import { readFrameAddress } from '../../../src/embed/frame/frameAddress'

function read(search: string, fragment = '') {
  const warnings: string[] = []
  const { attributes, allowedOrigins } = readFrameAddress(search, fragment, (sentence) => warnings.push(sentence))
  return { attributes: Object.fromEntries(attributes), allowedOrigins, warnings }
}

test('an address that says nothing shows the world with its buttons, at once', () => {
  expect(read('')).toEqual({ attributes: { controls: '', reveal: 'auto' }, allowedOrigins: [], warnings: [] })
})

test('attributes, origins and the world are read from the address', () => {
  const { attributes, allowedOrigins, warnings } = read(
    '?seed=7&weather=rain&reveal=manual&editable&alt=Fjords%20%26%20rain&origin=https://a.example,http://localhost:8080',
    '#w=1.abc',
  )
  expect(attributes).toEqual({
    controls: '',
    seed: '7',
    weather: 'rain',
    reveal: 'manual',
    editable: '',
    alt: 'Fjords & rain',
    src: '#w=1.abc',
  })
  expect(allowedOrigins).toEqual(['https://a.example', 'http://localhost:8080'])
  expect(warnings).toEqual([])
})

test('switches are turned off by false, and on by anything else', () => {
  expect(read('?controls=false&muted=true&editable=false').attributes).toEqual({ reveal: 'auto', muted: '' })
})

test('the world of the fragment goes before that of the query; a fragment without one says nothing', () => {
  expect(read('?src=a.terrella', '#w=1.abc').attributes.src).toBe('#w=1.abc')
  expect(read('?src=a.terrella', '#top').attributes.src).toBe('a.terrella')
  expect(read('', '#at=1&w=1.abc').attributes.src).toBe('#at=1&w=1.abc')
  expect(read('', '#sw=1').attributes.src).toBeUndefined()
})

test('what has no name here is passed over with a warning, and what is too long with one, too', () => {
  expect(read('?onclick=alert(1)&SEED=7&__proto__=1&style=x')).toMatchObject({ attributes: { controls: '', reveal: 'auto' } })
  expect(read('?onclick=alert(1)').warnings).toEqual([expect.stringContaining('onclick')])
  const flood = read(`?${Array.from({ length: 2_000 }, (_, i) => `on${i}`).join('&')}`)
  expect(flood.warnings).toHaveLength(1)
  expect(flood.warnings[0]?.length).toBeLessThan(300)
  expect(read(`?seed=7&alt=${'x'.repeat(20_000)}`)).toMatchObject({
    attributes: { controls: '', reveal: 'auto' },
    warnings: [expect.stringContaining('longer')],
  })
  expect(read('?seed=7', `#w=${'x'.repeat(200_000)}`)).toMatchObject({
    attributes: { seed: '7' },
    warnings: [expect.stringContaining('longer')],
  })
})

test('no address sets anything but attributes of the element, or throws', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), fc.webFragments(), fc.dictionary(fc.string(), fc.string()), (query, fragment, more) => {
      const { attributes, allowedOrigins } = read(`?${query}&${new URLSearchParams(more)}`, `#${fragment}`)
      for (const name of Object.keys(attributes)) expect(ATTRIBUTES).toContain(name)
      expect(allowedOrigins.every(isOrigin)).toBe(true)
    }),
  )
})

test.each([
  ['https://host.example', 'https://host.example'],
  [' https://a.example , https://b.example:8443,', 'https://a.example https://b.example:8443'],
  ['https://a.example,https://a.example', 'https://a.example'],
])('origins as they are written: %s', (text, origins) => {
  expect(readAllowedOrigins(text, () => expect.fail('a warning'))).toEqual(origins.split(' '))
})

test.each([
  '*',
  'null',
  'host.example',
  '//host.example',
  'https://host.example/',
  'https://host.example/page',
  'https://HOST.example',
  'https://host.example:443',
  'https://*.example',
  'https://user@host.example',
  'https://host.example?x',
  'file:///home',
  'data:text/html',
  'blob:https://host.example',
  'javascript:alert(1)',
  'chrome-extension://abc',
])('%s is no origin that can be allowed', (text) => {
  const warnings: string[] = []
  expect(readAllowedOrigins(`${text},https://good.example`, (sentence) => warnings.push(sentence))).toEqual(['https://good.example'])
  expect(warnings).toHaveLength(1)
})

test('a flood of origins is cut off', () => {
  const warnings: string[] = []
  const many = Array.from({ length: 100_000 }, (_, i) => `https://host${i}.example`).join(',')
  expect(readAllowedOrigins(many, (sentence) => warnings.push(sentence))).toHaveLength(16)
  expect(warnings).toHaveLength(1)
})
