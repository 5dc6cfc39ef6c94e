import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import { fromFile } from 'geotiff'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeFloats } from '../../tools/cli/rawFloats'
import { openWorkshop, type Workshop } from './commandLine'

let workshop: Workshop
beforeEach(async () => {
  workshop = await openWorkshop()
})
afterEach(() => workshop.remove())

const CELL = 5760

async function heights(name: string): Promise<Float32Array> {
  return decodeFloats(await readFile(workshop.path(name)))
}

async function sidecar(name: string) {
  return JSON.parse(await readFile(workshop.path(`${name}.json`), 'utf8'))
}

test.each([
  ['west of the origin', -20 * CELL, -3 * CELL],
  ['ten thousand kilometres away', 1736 * CELL, -1737 * CELL],
])('two requests that overlap give the same bits, %s', async (_, x, y) => {
  const wide = await workshop.run(`heightmap --cell ${CELL} --at ${x},${y} --size 300x30 --out wide.f32`)
  const small = await workshop.run(`heightmap --cell ${CELL} --at ${x + 251 * CELL},${y + 7 * CELL} --size 40x17 --out small.f32`)
  expect([wide.status, small.status], wide.stderr + small.stderr).toEqual([0, 0])
  const [all, part] = [await heights('wide.f32'), await heights('small.f32')]
  for (let row = 0; row < 17; row++) {
    expect(part.slice(row * 40, row * 40 + 40)).toEqual(all.slice((row + 7) * 300 + 251, (row + 7) * 300 + 291))
  }
  expect(new Set(part).size).toBeGreaterThan(100)
})

test('a corner inside a cell moves north-west to the cell, and the sidecar says so', async () => {
  await workshop.run(`heightmap --cell ${CELL} --at -1,${CELL + 1} --size 12x10 --out moved.f32`)
  await workshop.run(`heightmap --cell ${CELL} --at ${-CELL},${CELL} --size 12x10 --out exact.f32`)
  expect(await heights('moved.f32')).toEqual(await heights('exact.f32'))
  expect((await sidecar('moved.f32')).northWestMetres).toEqual({ east: -CELL, south: CELL })
})

test('a seed may be a name, and another seed is other land', async () => {
  await workshop.run(`heightmap --seed Analogue --cell ${CELL} --size 8 --out a.f32`)
  await workshop.run(`heightmap --cell ${CELL} --size 8 --out b.f32`)
  expect(await heights('a.f32')).not.toEqual(await heights('b.f32'))
})

test('PNG, GeoTIFF and raw floats hold the same land', async () => {
  const at = `--cell ${CELL} --at ${3 * CELL},${-5 * CELL} --size 31x23`
  for (const name of ['land.png', 'land.tif', 'land.f32']) expect((await workshop.run(`heightmap ${at} --out ${name}`)).status).toBe(0)
  const raw = await heights('land.f32')
  expect(raw).toHaveLength(31 * 23)

  const image = await (await fromFile(workshop.path('land.tif'))).getImage()
  const [band] = await image.readRasters()
  expect(band).toBeInstanceOf(Float32Array)
  expect(band).toEqual(raw)
  expect([image.getWidth(), image.getHeight(), image.getSamplesPerPixel()]).toEqual([31, 23, 1])
  expect(image.getOrigin().slice(0, 2)).toEqual([3 * CELL, 5 * CELL])
  expect(image.getResolution().slice(0, 2)).toEqual([CELL, -CELL])
  expect(image.getGeoKeys()).toMatchObject({ GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32767 })

  const png = decode(await readFile(workshop.path('land.png')), { checkCrc: true })
  expect([png.width, png.height, png.depth, png.channels]).toEqual([31, 23, 16, 1])
  const told = await sidecar('land.png')
  raw.forEach((height, i) => {
    expect(Math.abs(told.offsetMetres + told.scaleMetres * (png.data[i] ?? 0) - height)).toBeLessThanOrEqual(told.scaleMetres / 2)
  })
  expect(told).toMatchObject({
    width: 31,
    height: 23,
    cellMetres: CELL,
    level: 4,
    seed: 7,
    lowestMetres: Math.min(...raw),
    highestMetres: Math.max(...raw),
  })
  expect(told.model.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await workshop.files()).toEqual(['land.f32', 'land.f32.json', 'land.png', 'land.png.json', 'land.tif', 'land.tif.json'])
})

test('an elevation that does not fit the PNG is told, and the file that was there before stays', async () => {
  await workshop.run('heightmap --cell 92160 --size 8 --out land.png')
  const before = await readFile(workshop.path('land.png'))
  const { status, stderr } = await workshop.run('heightmap --cell 92160 --size 8 --scale 0.001 --offset 20000 --out land.png')
  expect(status).toBe(1)
  expect(stderr).toContain('does not fit a PNG from 20000 to 20065.535 m: choose another scale, or .tif or .f32.')
  expect(await readFile(workshop.path('land.png'))).toEqual(before)
  expect(await workshop.files()).toEqual(['land.png', 'land.png.json'])
})
