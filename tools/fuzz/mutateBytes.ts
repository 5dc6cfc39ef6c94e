import type { Random } from './random'

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

/** What happens to bytes on their way, or is done to them on purpose. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, random) => {
    const copy = bytes.slice()
    for (let i = 0; i <= random.below(8); i++) {
      const at = random.below(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
    }
    return copy
  },
  overwrite: (bytes, random) => {
    const copy = bytes.slice()
    copy.set(random.bytes(random.below(Math.min(40, copy.length))), random.below(Math.max(1, copy.length - 40)))
    return copy
  },
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  remove: (bytes, random) => {
    const from = random.below(bytes.length)
    return join(bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(64)))
  },
  insert: (bytes, random) => {
    const at = random.below(bytes.length)
    return join(bytes.subarray(0, at), random.bytes(1 + random.below(64)), bytes.subarray(at))
  },
  repeat: (bytes, random) => {
    const from = random.below(bytes.length)
    const block = bytes.subarray(from, from + 1 + random.below(200))
    return join(bytes.subarray(0, from), ...new Array<Uint8Array>(1 + random.below(200)).fill(block), bytes.subarray(from))
  },
  splice: (bytes, random, other) => join(bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))),
  lengths: (bytes, random) => {
    const copy = bytes.slice()
    const view = new DataView(copy.buffer)
    for (let i = 0; i <= random.below(3); i++) {
      const at = random.below(Math.max(1, copy.length - 4))
      if (at + 4 <= copy.length) view.setUint32(at, random.pick(STRANGE_LENGTHS), random.below(2) === 0)
    }
    return copy
  },
  noise: (_, random) => random.bytes(random.below(600)),
}

const STRANGE_LENGTHS = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff]

/** Bytes as they might come from a broken messenger or an angry stranger; at least one. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (bytes.length === 0) return random.bytes(1 + random.below(99))
  return random.pick(Object.values(MUTATIONS))(bytes, random, other)
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
