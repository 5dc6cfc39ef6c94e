import { expect, test } from 'vitest'
import { withPlainAddresses } from '../../tools/build/forBundlers'

test.each([
  ['new URL(`land.onnx`,import.meta.url).href', 'new URL("./land.onnx", import.meta.url).href'],
  ['new URL(``+new URL(`../a/land.onnx`,import.meta.url).href,``+import.meta.url)', 'new URL("../a/land.onnx", import.meta.url)'],
  ["new URL(new URL('land.js', import.meta.url).href, '' + import.meta.url)", 'new URL("./land.js", import.meta.url)'],
  ['new Worker(new URL(""+new URL("land.js",import.meta.url).href,import.meta.url))', 'new Worker(new URL("./land.js", import.meta.url))'],
])('an address is written as bundlers know it: %s', (built, plain) => {
  expect(withPlainAddresses(built)).toBe(plain)
})

test.each(['new URL(`models/`+file,folder)', 'new URL(`.`,here).href', 'new e(`other.mjs`,import.meta.url)'])(
  'what is no such address stays as it is: %s',
  (code) => {
    expect(withPlainAddresses(code)).toBe(code)
  },
)

test('bundlers are told to leave alone what is not there', () => {
  const script = withPlainAddresses('new URL(`ort.wasm.min.mjs`,import.meta.url)')
  expect(script).toBe('new URL(/* @vite-ignore */ /* webpackIgnore: true */ "./ort.wasm.min.mjs", import.meta.url)')
  expect(withPlainAddresses('new URL(file,import.meta.url)')).toBe(
    'new URL(/* @vite-ignore */ /* webpackIgnore: true */ file, import.meta.url)',
  )
  expect(withPlainAddresses('new e(`ort.min.mjs`,import.meta.url)')).toContain('new e(/* @vite-ignore */ /* webpackIgnore: true */ `ort')
})

test('all of a module is asked for without a look at what it may be called', () => {
  const built = 't.exports=Object.prototype.hasOwnProperty.call(ke,`module.exports`)?ke[`module.exports`]:{...ke}'
  expect(withPlainAddresses(built)).toBe('t.exports={...ke}')
})
