import { DataTexture, LinearFilter, LinearMipmapLinearFilter } from 'three'
import { throwsOf } from './throws'

/** What leaves are cut out with: four stamps in a square, two by two. */
export const Stamp = { leaves: 0, needles: 1, frond: 2, sprays: 3 } as const
export type StampName = keyof typeof Stamp

const SIDE = 128

/** Two bytes a pixel matter: red is how light the leaf is there, alpha whether there is one. Row by row, (2·SIDE)² × 4. */
export function leafStamps(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * SIDE * SIDE * 4)
  for (let at = 0; at < bytes.length; at += 4) bytes.set([140, 128, 128, 0], at)
  const paint = (stamp: number, blades: readonly Blade[]) => {
    for (const blade of blades) paintBlade(bytes, { left: (stamp & 1) * SIDE, top: (stamp >> 1) * SIDE }, blade)
  }
  paint(Stamp.leaves, leaves(120, 0.1, 0.052))
  paint(Stamp.needles, needles())
  paint(Stamp.frond, frond())
  paint(Stamp.sprays, leaves(90, 0.085, 0.045))
  return bytes
}

/** The stamps on the graphics device. */
export function leafStampTexture(): DataTexture {
  const texture = new DataTexture(leafStamps(), 2 * SIDE, 2 * SIDE)
  texture.generateMipmaps = true
  texture.minFilter = LinearMipmapLinearFilter
  texture.magFilter = LinearFilter
  texture.needsUpdate = true
  return texture
}

/** A leaf from its stalk to its tip, in shares of the stamp's side. */
interface Blade {
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly length: number
  readonly width: number
  readonly light: number
}

/** Leaves all over a disc, the later ones over the earlier and lighter. */
function leaves(count: number, length: number, width: number): Blade[] {
  const next = throwsOf(count)
  return Array.from({ length: count }, (_, i) => {
    const angle = next() * 2 * Math.PI
    const away = 0.38 * Math.sqrt(next())
    return {
      x: 0.5 + away * Math.cos(angle),
      y: 0.5 + away * Math.sin(angle),
      angle: angle + (next() - 0.5) * 2.4,
      length: length * (0.7 + 0.6 * next()),
      width: width * (0.8 + 0.4 * next()),
      light: 0.45 + 0.4 * (i / count) + 0.25 * next(),
    }
  })
}

/** A twig from the left edge to the right, needles along it on both sides, and shorter twigs with theirs. */
function needles(): Blade[] {
  const next = throwsOf(77)
  const blades: Blade[] = []
  const twig = (x: number, y: number, angle: number, length: number, light: number) => {
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
    const count = Math.round(length * 60)
    for (let i = 0; i < count; i++) {
      const along = (i / count) * length
      const side = i % 2 === 0 ? 1 : -1
      const lean = angle + side * (0.75 + 0.3 * next())
      const reach = 0.1 * (1 - 0.4 * (i / count)) * (0.8 + 0.4 * next())
      blades.push({ x: x + dx * along, y: y + dy * along, angle: lean, length: reach, width: 0.026, light: light * (0.75 + 0.35 * next()) })
    }
  }
  for (let i = 0; i < 13; i++) {
    const along = 0.04 + 0.07 * i
    const side = i % 2 === 0 ? 1 : -1
    twig(along, 0.5, side * 0.7, 0.42 * (1 - along * 0.75) * (0.85 + 0.3 * next()), 0.8 + 0.2 * along)
  }
  twig(0, 0.5, 0, 0.98, 1)
  return blades
}

/** A palm's frond from the left edge to the right: a rib and leaflets that lean forward. */
function frond(): Blade[] {
  const next = throwsOf(5)
  const blades: Blade[] = [{ x: 0, y: 0.5, angle: 0, length: 1, width: 0.03, light: 0.95 }]
  for (let i = 0; i < 40; i++) {
    const along = 0.05 + 0.93 * (i / 40)
    const side = i % 2 === 0 ? 1 : -1
    const length = 0.44 * Math.sqrt(Math.max(0.05, Math.sin(Math.PI * Math.min(1, 0.18 + along * 0.8))))
    blades.push({ x: along, y: 0.5, angle: side * (1.1 - 0.5 * along), length, width: 0.03, light: 0.6 + 0.4 * next() })
  }
  return blades
}

/** Fills a lens between a leaf's stalk and tip. */
function paintBlade(to: Uint8Array, { left, top }: { left: number; top: number }, { x, y, angle, length, width, light }: Blade): void {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const reach = length + width
  const from = (middle: number) => Math.max(1, Math.floor((middle - reach) * SIDE))
  const upTo = (middle: number) => Math.min(SIDE - 2, Math.ceil((middle + reach) * SIDE))
  for (let row = from(y); row <= upTo(y); row++) {
    for (let column = from(x); column <= upTo(x); column++) {
      const [px, py] = [(column + 0.5) / SIDE - x, (row + 0.5) / SIDE - y]
      const along = (px * dx + py * dy) / length
      if (along < 0 || along > 1) continue
      const across = Math.abs(py * dx - px * dy)
      const half = width * 0.5 * Math.sqrt(Math.max(0, 1 - (2 * along - 0.9) ** 2 * 0.82))
      if (across > half) continue
      const at = ((top + row) * 2 * SIDE + left + column) * 4
      to[at] = Math.round(255 * Math.min(1, light * (0.86 + 0.14 * (across / half))))
      to[at + 3] = 255
    }
  }
}
