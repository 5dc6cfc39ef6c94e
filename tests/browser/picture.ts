import { decode } from 'fast-png'

/** What can be told of a picture without looking at it. */
export interface PictureStatistics {
  /** Colours that remain when each channel is cut to 16 steps. */
  readonly colours: number
  /** Standard deviation of the luminance, of 255. */
  readonly contrast: number
  /** Share of the commonest of those colours, 0 to 1. */
  readonly commonest: number
}

/** Measures a PNG of 8-bit grey, RGB or RGBA. */
export function measurePicture(png: Uint8Array): PictureStatistics {
  const { data, channels } = decode(png)
  const pixels = data.length / channels
  const counts = new Map<number, number>()
  let sum = 0
  let sumOfSquares = 0
  for (let index = 0; index < data.length; index += channels) {
    const red = data[index] ?? 0
    const green = channels < 3 ? red : (data[index + 1] ?? 0)
    const blue = channels < 3 ? red : (data[index + 2] ?? 0)
    const colour = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    sum += luminance
    sumOfSquares += luminance * luminance
  }
  const variance = sumOfSquares / pixels - (sum / pixels) ** 2
  return { colours: counts.size, contrast: Math.sqrt(Math.max(variance, 0)), commonest: Math.max(...counts.values()) / pixels }
}

/** Whether a picture shows nothing, or next to nothing: one colour almost everywhere, or hardly a difference of light. */
export function isBlank({ colours, contrast, commonest }: PictureStatistics): boolean {
  return colours < 12 || contrast < 4 || commonest > 0.9
}

/** The mean difference of two pictures of one size, a channel, of 255. */
export function differenceOf(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [decode(one), decode(other)]
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) throw new Error('Expected two pictures of one size.')
  let sum = 0
  for (let index = 0; index < a.data.length; index++) sum += Math.abs((a.data[index] ?? 0) - (b.data[index] ?? 0))
  return sum / a.data.length
}

/** How the means of square blocks of two pictures of one size differ: the largest of the channels' differences for each block, of 255. */
export function blockDifferences(one: Uint8Array, other: Uint8Array, side: number): number[] {
  const [a, b] = [decode(one), decode(other)]
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) throw new Error('Expected two pictures of one size.')
  const { width, height, channels } = a
  const columns = Math.ceil(width / side)
  const sums = new Float64Array(columns * Math.ceil(height / side) * channels)
  const counts = new Float64Array(sums.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = (Math.floor(y / side) * columns + Math.floor(x / side)) * channels
      for (let channel = 0; channel < channels; channel++) {
        const at = (y * width + x) * channels + channel
        sums[block + channel] = (sums[block + channel] ?? 0) + (a.data[at] ?? 0) - (b.data[at] ?? 0)
        counts[block + channel] = (counts[block + channel] ?? 0) + 1
      }
    }
  }
  const means = sums.map((sum, i) => Math.abs(sum / (counts[i] ?? 1)))
  return Array.from({ length: means.length / channels }, (_, i) => Math.max(...means.subarray(i * channels, (i + 1) * channels)))
}

/** The share of pixels, 0 to 1, that are more blue than green: sky, and water that mirrors it. */
export function blueShare(png: Uint8Array): number {
  const { data, channels } = decode(png)
  let blue = 0
  for (let index = 0; index < data.length; index += channels) if ((data[index + 2] ?? 0) > (data[index + 1] ?? 0)) blue++
  return (blue * channels) / data.length
}
