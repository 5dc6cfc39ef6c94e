const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** A number as IEEE 754 half precision, rounded to nearest; beyond ±65504 it saturates, below 6e-5 it becomes zero. */
export function toHalf(value: number): number {
  float[0] = value
  const word = bits[0] ?? 0
  const sign = (word >>> 16) & 0x8000
  const magnitude = word & 0x7fffffff
  if (magnitude < 0x38800000) return sign
  if (magnitude >= 0x477ff000) return sign | 0x7bff
  return sign | ((magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13)
}

/** The number that a half float stands for. */
export function fromHalf(half: number): number {
  const exponent = (half >>> 10) & 31
  const fraction = half & 1023
  const magnitude = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15)
  return half & 0x8000 ? -magnitude : magnitude
}
