import type { LandGround } from './layOutGround'

/** An invented landscape of hills at 45° north, with woods on it. */
export function createHill(side: number) {
  const count = side * side
  const plane = (value: (x: number, y: number) => number) =>
    Float32Array.from({ length: count }, (_, i) => value((i % side) * 45, Math.floor(i / side) * 45))
  const height = (x: number, y: number) => 900 + 350 * Math.sin(x / 900) * Math.cos(y / 700) + 60 * Math.sin(x / 170 + y / 230)
  const east = (x: number, y: number) => (height(x + 45, y) - height(x - 45, y)) / 90
  const south = (x: number, y: number) => (height(x, y + 45) - height(x, y - 45)) / 90
  const annual = (x: number, y: number) => 12.4 - 0.0065 * height(x, y)
  const site = (x: number, y: number) => Math.sin(x / 510) * Math.sin(y / 390)
  const steep = (x: number, y: number) => Math.hypot(east(x, y), south(x, y))
  const swing = 9.9
  const ground: LandGround = {
    columns: side,
    rows: side,
    slopeEast: plane(east),
    slopeSouth: plane(south),
    sunward: plane((x, y) => -south(x, y)),
    hollow: plane((x, y) => Math.sin(x / 170 + y / 230) * -0.5),
    annual: plane(annual),
    rain: plane(() => 760),
    site: plane(site),
    barren: plane((x, y) => (steep(x, y) > 0.92 ? 1 : 0)),
    swing,
  }
  const even = (value: number) => new Float32Array(count).fill(value)
  const state = [even(0.4), even(0.2), even(0.1), even(0.15), even(0.4), even(60), even(0.6), even(0.5), even(0), even(0)]
  const sitePlanes = [
    plane(steep),
    ground.sunward,
    ground.hollow,
    plane((x, y) => (annual(x, y) - 5) / 10),
    plane((x, y) => (annual(x, y) + swing - 14) / 10),
  ]
  const model = [...sitePlanes, even(2 * Math.sqrt(760 / 2800) - 1), ground.site, ground.barren]
  const packed = new Float32Array(model.length * count)
  for (const [i, values] of model.entries()) packed.set(values, i * count)
  return { ground, state, site: packed }
}
