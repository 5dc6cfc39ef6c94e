import { landField } from '../src/land'
import { coverOf, COVER_GROUPS } from '../src/land/cover'
import { cellMetres } from '../src/world'
import { openReliefInNode } from './cli/openReliefInNode'
const relief = await openReliefInNode()
const [seed, east, south] = process.argv.slice(2).map(Number)
const level = 11, cell = cellMetres(level), n = 420
const f = await landField({ seed, relief } as any, { level, x: Math.floor(east / cell) - n / 2, y: Math.floor(south / cell) - n / 2, columns: n, rows: n })
const c = coverOf(seed, f, { x: f.x + 1, y: f.y + 1, columns: n - 2, rows: n - 2 })
const w = n - 2
let mean = [0, 0, 0, 0, 0], land = 0
for (let i = 0; i < w * w; i++) if ((f.heights[(Math.floor(i / w) + 1) * n + (i % w) + 1] ?? 0) > 0) { land++; for (let k = 0; k < 5; k++) mean[k] += c.shares[i * 5 + k]! / 255 }
console.log('land', land / w / w, 'means con,bro,pio,shr,grass', mean.map((m) => (m / land).toFixed(3)).join(' '))
const score: { s: number; r: number; q: number; kind: string }[] = []
for (let r = 12; r < w - 12; r += 6) for (let q = 12; q < w - 12; q += 6) {
  let woods = 0, grass = 0, lo = 1e9, hi = -1e9
  for (let j = -8; j <= 8; j += 2) for (let i = -8; i <= 8; i += 2) {
    const at = ((r + j) * w + q + i) * 5
    woods += (c.shares[at]! + c.shares[at + 1]! + c.shares[at + 2]!) / 255 / 81; grass += c.shares[at + 4]! / 255 / 81
    const h = f.heights[(r + j + 1) * n + q + i + 1]!; lo = Math.min(lo, h); hi = Math.max(hi, h)
  }
  const own = ((r * w + q) * 5), here = (c.shares[own]! + c.shares[own + 1]! + c.shares[own + 2]!) / 255
  const flat = (hi - lo) / (16 * cell)
  if (lo < 10) continue
  score.push({ s: woods - flat * 1.5 + here * .3, r, q, kind: 'wood' }, { s: grass - flat * 1.5 - Math.abs(woods - .35) - here, r, q, kind: 'meadow' })
}
for (const kind of ['wood', 'meadow']) for (const p of score.filter((p) => p.kind === kind).sort((a, b) => b.s - a.s).slice(0, 4)) {
  const h = f.heights[(p.r + 1) * n + p.q + 1]!
  const own = (p.r * w + p.q) * 5
  console.log(kind, p.s.toFixed(2), `at=${((f.x + 1 + p.q + 0.5) * cell).toFixed(0)},${((f.y + 1 + p.r + .5) * cell).toFixed(0)},${(h + 13.6).toFixed(1)}`, [...c.shares.subarray(own, own + 5)].join(' '))
}
await relief.dispose()
