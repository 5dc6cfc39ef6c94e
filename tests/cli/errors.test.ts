import { mkdir, writeFile } from 'node:fs/promises'
import { encode } from 'fast-png'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeFloats } from '../../tools/cli/rawFloats'
import { writeFiles } from '../../tools/cli/writeFiles'
import { hill, openWorkshop, type Workshop } from './commandLine'

let workshop: Workshop
beforeEach(async () => {
  workshop = await openWorkshop()
})
afterEach(() => workshop.remove())

/** A line fails with this status and sentence, and leaves nothing but what was there. */
async function expectFailure(line: string, status: number, sentence: string) {
  const before = await workshop.files()
  const outcome = await workshop.run(line)
  expect(outcome).toEqual({ status, stdout: '', stderr: `terrella: ${sentence}\n` })
  expect(await workshop.files()).toEqual(before)
}

test.each([
  ['', 'Which command? heightmap or refine; --help tells more.'],
  ['heightmaps --size 8', 'There is no command "heightmaps": heightmap and refine are there; --help tells more.'],
  ['heightmap --sizes 8', "Unknown option '--sizes'; --help tells more."],
  ['heightmap --cell 90 --size 8', '--out is missing; --help tells more.'],
  ['heightmap --cell 90 --out a.png', '--size is missing; --help tells more.'],
  ['heightmap --size 8 --out a.png', '--cell is missing; --help tells more.'],
  ['heightmap --cell 90 --cell 45 --size 8 --out a.png', '--cell is given 2 times.'],
  ['heightmap --cell 90 --size 8 --out a.jpg', 'Expected a file that ends in .png, .tif or .f32, got "a.jpg".'],
  ['heightmap --cell 90 --size 8 --scale 1 --out a.f32', '--scale and --offset are for PNG alone.'],
  ['heightmap --cell -90 --size 8 --out a.png', 'Expected --cell above 0 metres, got -90.'],
  ['heightmap --cell NaN --size 8 --out a.png', 'Expected --cell to be a number, got "NaN".'],
  ['heightmap --cell 100 --size 8 --out a.png', 'No level of the land has cells of 100 metres; the nearest have 90 and 180.'],
  ['heightmap --cell 0.1 --size 8 --out a.png', 'No level of the land has cells of 0.1 metres; the nearest have 0.703125.'],
  ['heightmap --cell 90 --size 0 --out a.png', 'Expected each side of --size to be a whole number from 1 to 8192, got 0.'],
  ['heightmap --cell 90 --size 100000 --out a.png', 'Expected each side of --size to be a whole number from 1 to 8192, got 100000.'],
  ['heightmap --cell 90 --size 8x8x8 --out a.png', 'Expected --size as N or WxH, got "8x8x8".'],
  ['heightmap --cell 90 --size 8x --out a.png', 'Expected each side of --size to be a number, got "".'],
  ['heightmap --cell 90 --size 8 --at 5 --out a.png', 'Expected --at as X,Y in metres, got "5".'],
  ['heightmap --cell 90 --size 8 --at NaN,0 --out a.png', 'Expected each part of --at to be a number, got "NaN".'],
  ['heightmap --cell 90 --size 8 --at 1e13,0 --out a.png', 'Expected --at within 1000000000000 metres of the origin, got "1e13,0".'],
  ['heightmap --cell 90 --size 8 --scale 0 --out a.png', 'Expected --scale above 0 metres, got 0.'],
  ['refine --in a.tif --cell 90 --out b.tif', 'Expected --in to end in .png or .f32, got "a.tif".'],
  ['refine --in a.f32 --cell -740 --out b.f32', 'Expected --cell from 0.1 to 1000000 metres, got -740.'],
  ['refine --in a.f32 --cell 740 --times 0 --out b.f32', 'Expected --times to be a whole number from 1 to 8, got 0.'],
  ['refine --in a.f32 --cell 740 --ruggedness 4 --out b.f32', 'Expected --ruggedness from -3 to 3, got 4.'],
  ['refine --in a.f32 --cell 740 --out b.f32', '--width is missing: a .f32 file does not say how many cells it has.'],
  ['refine --in a.f32 --width 8 --height 8 --out b.f32', '--cell is missing: how many metres is a cell of the input wide?'],
  [
    'refine --in a.png --cell 9 --out b.f32',
    '--scale is missing: how many metres is one step of the input PNG (and --offset, the elevation of 0)?',
  ],
])('not understood: terrella %s', (line, sentence) => expectFailure(line, 2, sentence))

test('a style that the model does not know is named, with those it knows', async () => {
  await writeFile(workshop.path('a.f32'), encodeFloats(hill(8, 8)))
  const { status, stderr } = await workshop.run('refine --in a.f32 --width 8 --height 8 --cell 90 --style __proto__ --out b.f32')
  expect(status).toBe(2)
  expect(stderr).toMatch(/^terrella: The model knows no style "__proto__": it knows [\w, ]+\.\n$/)
  expect(await workshop.files()).toEqual(['a.f32'])
})

test('paths that cannot be written', async () => {
  await mkdir(workshop.path('folder.png'))
  await writeFile(workshop.path('file'), '')
  const dream = 'heightmap --cell 92160 --size 4 --out'
  await expectFailure(`${dream} folder.png`, 1, `${workshop.path('folder.png')} cannot be written: it is a folder.`)
  await expectFailure(`${dream} no/a.png`, 1, `${workshop.path('no/a.png')} cannot be written: there is no such file or folder.`)
  await expectFailure(`${dream} file/a.png`, 1, `${workshop.path('file/a.png')} cannot be written: a part of the path is not a folder.`)
  await mkdir(workshop.path('a.png.json'))
  await expectFailure(`${dream} a.png`, 1, `${workshop.path('a.png.json')} cannot be written: it is a folder.`)
})

test('raw floats of a wrong size, with a NaN, or in another byte order', async () => {
  const heights = hill(8, 8)
  const refine = (name: string) => `refine --in ${name} --width 8 --height 8 --cell 740 --out out.f32`
  await writeFile(workshop.path('short.f32'), encodeFloats(heights).subarray(0, 250))
  await expectFailure(refine('short.f32'), 1, 'Expected 256 bytes (width × height × 4), got 250 in short.f32.')
  await expectFailure(refine('none.f32'), 1, 'none.f32 cannot be read: there is no such file or folder.')
  const large = refine('short.f32').replace('--width 8', '--width 8000 --times 2')
  await expectFailure(large, 1, '8000×8 cells refined 2 times make 32000×32, and 8192 a side is the most: refine a part, or fewer times.')
  await writeFile(workshop.path('nan.f32'), encodeFloats(heights.with(19, Number.NaN)))
  await expectFailure(refine('nan.f32'), 1, 'Expected elevations in metres, got NaN at row 2, column 3 of nan.f32.')
  await writeFile(workshop.path('swapped.f32'), encodeFloats(new Float32Array(64).fill(1e30)))
  await expectFailure(
    refine('swapped.f32'),
    1,
    'Expected elevations within 100000 metres, got 1.00e+30 in swapped.f32: are they metres, in little-endian order?',
  )
  await expectFailure(refine('nan.f32').replace('out.f32', 'nan.f32'), 1, '--in and --out name the same file.')
})

test('PNGs that are none, damaged, of another depth, another size, or a bomb', async () => {
  const png = encode({ width: 16, height: 16, data: new Uint16Array(256).map((_, i) => i * 251), depth: 16, channels: 1 })
  const refine = 'refine --scale 0.1 --cell 740 --out out.f32 --in'
  await writeFile(workshop.path('words.png'), 'no picture at all, and long enough to be taken for one')
  await expectFailure(`${refine} words.png`, 1, 'words.png is not a PNG.')
  await writeFile(workshop.path('half.png'), png.subarray(0, png.length / 2))
  await expectFailure(`${refine} half.png`, 1, 'half.png is a damaged PNG.')
  await writeFile(workshop.path('flipped.png'), png.with(60, (png[60] ?? 0) ^ 4))
  await expectFailure(`${refine} flipped.png`, 1, 'flipped.png is a damaged PNG.')
  await writeFile(workshop.path('colour.png'), encode({ width: 4, height: 4, data: new Uint8Array(48), depth: 8, channels: 3 }))
  await expectFailure(`${refine} colour.png`, 1, 'Expected a PNG of 16-bit grey, got 8-bit colour in colour.png.')
  await writeFile(workshop.path('good.png'), png)
  await expectFailure(`${refine} good.png --width 17`, 1, 'Expected 17×16 cells, got 16×16 in good.png.')
  const huge = png.slice()
  new DataView(huge.buffer).setUint32(16, 0xffffffff)
  await writeFile(workshop.path('huge.png'), huge)
  await expectFailure(`${refine} huge.png`, 1, 'Expected at most 8192 cells a side, got 4294967295×16 in huge.png.')
  await writeFile(workshop.path('fat.png'), new Uint8Array([...png, ...new Uint8Array(1_200_000)]))
  await expectFailure(`${refine} fat.png`, 1, 'fat.png is far larger than a PNG of 16×16 cells.')
})

const SIDECAR = { format: 'terrella heightmap 1', width: 8, height: 8, cellMetres: 90 }

test.each([
  ['{', 'is not JSON: mend it, or give what it should say as options.'],
  ['null', 'is not a sidecar of the format "terrella heightmap 1": remove it, or give what it should say as options.'],
  [
    JSON.stringify({ ...SIDECAR, format: 'terrella heightmap 99' }),
    'is not a sidecar of the format "terrella heightmap 1": remove it, or give what it should say as options.',
  ],
  [JSON.stringify({ ...SIDECAR, width: 1e9 }), 'has no valid width.'],
  [JSON.stringify({ ...SIDECAR, height: '8' }), 'has no valid height.'],
  [JSON.stringify({ ...SIDECAR, cellMetres: -90 }), 'has no valid cellMetres.'],
  ['{"format":"terrella heightmap 1","width":8,"height":8,"cellMetres":1e999}', 'has no valid cellMetres.'],
  [JSON.stringify({ ...SIDECAR, scaleMetres: [1] }), 'has no valid scaleMetres.'],
])('a hostile sidecar: %s', async (text, sentence) => {
  await writeFile(workshop.path('a.f32'), encodeFloats(hill(8, 8)))
  await writeFile(workshop.path('a.f32.json'), text)
  await expectFailure('refine --in a.f32 --out b.f32', 1, `${workshop.path('a.f32.json')} ${sentence}`)
})

test('a sidecar that is too large is not read', async () => {
  await writeFile(workshop.path('a.f32.json'), ' '.repeat(70_000))
  const place = workshop.path('a.f32.json')
  await expectFailure('refine --in a.f32 --out b.f32', 1, `Expected a sidecar of at most 65536 bytes, got 70000 in ${place}.`)
})

test('writing that is interrupted leaves nothing behind', async () => {
  const stop = new AbortController()
  const files = ['a.f32', 'a.f32.json'].map((name) => ({ path: workshop.path(name), bytes: new Uint8Array(32_000_000) }))
  const writing = writeFiles(files, stop.signal)
  while ((await workshop.files()).length === 0) await new Promise((resolve) => setImmediate(resolve))
  stop.abort()
  await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
  expect(await workshop.files()).toEqual([])
})

test('when the second of two files cannot be put in place, the first is taken back', async () => {
  await mkdir(workshop.path('b'))
  const bytes = new Uint8Array(8)
  const files = [
    { path: workshop.path('a'), bytes },
    { path: workshop.path('b'), bytes },
  ]
  await expect(writeFiles(files, new AbortController().signal)).rejects.toThrow(`${workshop.path('b')} cannot be written: it is a folder.`)
  expect(await workshop.files()).toEqual(['b'])
})

test.each(['--help', 'help', 'heightmap --help', 'refine -h'])('help: terrella %s', async (line) => {
  const { status, stdout, stderr } = await workshop.run(line)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('npm run terrella -- ')
})
