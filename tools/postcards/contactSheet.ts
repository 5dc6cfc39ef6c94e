import { decode, encode } from 'fast-png'

/** Between the cards of a sheet, in pixels. */
const GAP = 8

/**
 * Lays pictures out on one sheet, row by row.
 * @param pictures PNGs of one size, 8-bit RGB or RGBA
 * @param shrink every so many pixels of a picture become one of the sheet, by their mean in linear light
 * @returns a PNG of 8-bit RGB
 */
export function layOut(pictures: readonly Uint8Array[], columns: number, shrink: number): Uint8Array {
  const cards = pictures.map((picture) => decode(picture))
  const [first] = cards
  if (!first) throw new Error('Expected at least one picture.')
  const [cardWidth, cardHeight] = [Math.floor(first.width / shrink), Math.floor(first.height / shrink)]
  const rows = Math.ceil(cards.length / columns)
  const width = columns * cardWidth + (columns - 1) * GAP
  const height = rows * cardHeight + (rows - 1) * GAP
  const data = new Uint8Array(3 * width * height).fill(255)
  cards.forEach((card, i) => {
    if (card.width !== first.width || card.height !== first.height) throw new Error('Expected pictures of one size.')
    const left = (i % columns) * (cardWidth + GAP)
    const top = Math.floor(i / columns) * (cardHeight + GAP)
    for (let y = 0; y < cardHeight; y++) {
      for (let x = 0; x < cardWidth; x++) {
        for (let channel = 0; channel < 3; channel++) {
          let sum = 0
          for (let dy = 0; dy < shrink; dy++) {
            for (let dx = 0; dx < shrink; dx++) {
              sum += ((card.data[((y * shrink + dy) * card.width + x * shrink + dx) * card.channels + channel] ?? 0) / 255) ** 2.2
            }
          }
          data[3 * ((top + y) * width + left + x) + channel] = Math.round(255 * (sum / shrink ** 2) ** (1 / 2.2))
        }
      }
    }
  })
  return encode({ width, height, data, channels: 3, depth: 8 })
}
