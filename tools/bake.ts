/** Bakes the default world's first view: `npm run bake`. Writes public/places/first.land, real output of the relief model, at most 150 kB. */
import { mkdir, writeFile } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { encodeBakedPlace, type FirstPlace, findFirstPlace, type HeightField, landField, surfaceOf, tileRect } from '../src/land'
import { type LandTile, selectTiles } from '../src/streaming'
import { frustumOf } from '../src/studio'
import { DEFAULT_SEED, type Tile, type TileKey, tileKey } from '../src/world'
import { openReliefInNode } from './cli/openReliefInNode'

const OUT = new URL('../public/places/first.land', import.meta.url)
const MOST_BYTES = 148_000
const MOST_TILES = 60

/** A little wider than most screens, and looked at as a phone would: half as fine as the page, for twice the view. */
const VIEW = { aspect: 1.9, splitSides: 1.1, horizonWorldMetres: 40_000 }

const relief = await openReliefInNode()
const source = { seed: DEFAULT_SEED, relief }
const place = await findFirstPlace(source)
const eye = { east: place.east, south: place.south, elevation: place.elevation }
console.log(`First place: ${JSON.stringify(place)}`)

const lands = new Map<TileKey, LandTile>()
const fields: { tile: Tile; field: HeightField }[] = []
let packed: Uint8Array = pack(place)
while (fields.length < MOST_TILES) {
  const planes = frustumOf({ eye, yaw: place.yaw, pitch: place.pitch }, VIEW.aspect)
  const { wanted } = selectTiles({ eye, planes, ...VIEW }, { get: (tile) => lands.get(tileKey(tile)), isProvisional: () => false })
  const [next] = wanted
  if (!next) break
  const field = await landField(source, tileRect(next))
  fields.push({ tile: next, field })
  const larger = pack(place)
  if (larger.length > MOST_BYTES) {
    fields.pop()
    break
  }
  packed = larger
  const surface = surfaceOf(field, { x: next.x * 128, y: next.y * 128, columns: 128, rows: 128 })
  lands.set(tileKey(next), { tile: next, revision: 0, ...surface, cover: new Uint8Array(0) })
}
await mkdir(new URL('.', OUT), { recursive: true })
await writeFile(OUT, packed)
console.log(`${fields.length} tiles, levels ${[...new Set(fields.map(({ tile }) => tile.level))].join(', ')}, ${packed.length} bytes.`)

function pack(at: FirstPlace): Uint8Array {
  return deflateRawSync(encodeBakedPlace({ seed: DEFAULT_SEED, place: at, fields }), { level: 9 })
}
