import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { fromBase64Url, toBase64Url } from '../../src/library/doors/base64'
import { PNG_SIGNATURE, readChunks, writeChunk } from '../../src/library/doors/pngChunks'
import { TightWriter } from '../../src/world'
import { mutateBytes } from './mutateBytes'
import { mutateJson } from './mutateJson'
import type { Random } from './random'

/** A link that is changed in its letters, in the bytes they stand for, or made of numbers that nobody would write. */
export function attackLink(link: string, random: Random, other: string): string {
  switch (random.below(4)) {
    case 0:
      return strFromU8(mutateBytes(strToU8(link), random, strToU8(other)), true)
    case 1:
      return `w=1.${toBase64Url(strangeNumbers(random))}`
    default:
      return `w=1.${toBase64Url(mutateBytes(bytesOf(link), random, bytesOf(other)))}`
  }
}

/** A file that is changed as it lies, or taken apart, changed inside, and zipped anew so that every checksum holds. */
export function attackFile(file: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (random.below(3) === 0) return mutateBytes(file, random, other)
  const entries: Record<string, Uint8Array> = unzipSync(file)
  const name = random.pick(Object.keys(entries))
  const bytes = entries[name] ?? new Uint8Array()
  if (name === 'world.json' && random.below(4) > 0) entries[name] = strToU8(mutateJson(strFromU8(bytes), random))
  else entries[name] = mutateBytes(bytes, random, unzipSync(other)[name] ?? bytes)
  if (random.below(10) === 0) entries[random.pick(['../x', '__proto__x', 'world.json/', 'a'.repeat(300)])] = bytes
  if (random.below(10) === 0) delete entries[random.pick(Object.keys(entries))]
  if (random.below(50) === 0) entries['log.bin'] = new Uint8Array(random.below(8_000_000))
  const zip = zipSync(entries, { level: random.below(2) === 0 ? 0 : 6 })
  return random.below(4) === 0 ? mutateBytes(zip, random, other) : zip
}

/** An archive that is changed as it lies, or holds changed files, other things, or the same many times over. */
export function attackArchive(archive: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (random.below(3) === 0) return mutateBytes(archive, random, other)
  const entries: Record<string, Uint8Array> = unzipSync(archive)
  const name = random.pick(Object.keys(entries))
  const file = entries[name] ?? other
  entries[name] = attackFile(file, random, other)
  if (random.below(6) === 0)
    entries[random.pick(['x.zip', 'y.terrella', '../z.terrella', '__proto__.terrella', `${'a'.repeat(500)}.terrella`])] = archive
  if (random.below(6) === 0) for (let i = 0; i < random.below(40); i++) entries[`${i}.terrella`] = file
  const zip = zipSync(entries, { level: random.below(2) === 0 ? 0 : 6 })
  return random.below(4) === 0 ? mutateBytes(zip, random, other) : zip
}

/** A picture that is changed as it lies, or chunk by chunk with every checksum made good. */
export function attackPicture(png: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (random.below(3) === 0) return mutateBytes(png, random, other)
  const chunks = [...readChunks(png)].map(({ type, data }) => ({ type, data }))
  const at = random.below(chunks.length)
  switch (random.below(5)) {
    case 0:
      chunks.splice(at, 0, random.pick(chunks))
      break
    case 1:
      chunks.splice(at, 1)
      break
    default: {
      const found = chunks.findIndex(({ type }) => type === 'tEXt')
      const chunk = chunks[found < 0 ? at : found]
      if (chunk) chunk.data = random.below(2) === 0 ? attackText(chunk.data, random, other) : mutateBytes(chunk.data, random, other)
    }
  }
  const parts = [PNG_SIGNATURE, ...chunks.map(({ type, data }) => writeChunk(type, data))]
  return Uint8Array.from(Buffer.concat(parts))
}

/** The text after a keyword, as JSON or as the link in it. */
function attackText(data: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const [keyword = '', text = ''] = strFromU8(data, true).split('\0')
  const changed =
    random.below(2) === 0
      ? mutateJson(text, random)
      : text.replace(/1\.[\w-]+/, (link) => attackLink(`w=${link}`, random, strFromU8(other, true)).slice(2))
  return strToU8(`${keyword}\0${changed.replace(/[^\0-\xff]/g, '?')}`, true)
}

function bytesOf(link: string): Uint8Array {
  try {
    return fromBase64Url(link.split('1.').at(-1) ?? '')
  } catch {
    return new Uint8Array()
  }
}

/** What a tight writer makes of numbers in the order of a link, most of them as they should be, and some far from it. */
function strangeNumbers(random: Random): Uint8Array {
  const out = new TightWriter()
  const strange = () => random.pick([0, 1, 2, 3, 63, 64, 4095, 100_000, 100_001, 4294967295, 4294967296, 2 ** 40, 2 ** 51])
  const or = (usual: number) => (random.below(30) === 0 ? strange() : usual)
  for (const number of [0, 1, random.below(1000), 0]) out.unsigned(or(number))
  const entries = or(1 + random.below(200))
  out.unsigned(entries)
  const count = Math.min(entries, 200)
  for (let i = 0; i < count; i++)
    out.byte(or(i === 0 ? 1 + random.below(10) : random.pick([0, 0, 0, 1 + random.below(10), 61, 62, 63])), 'kind')
  for (let i = 0; i < 40 * count; i++)
    out.signed(
      (random.below(2) * 2 - 1) * or(random.below(12)),
      random.pick(['size', 'first', 'second', 'along', 'across', 'amount']),
      random.pick([1, 2, 4]),
    )
  return out.finish()
}
