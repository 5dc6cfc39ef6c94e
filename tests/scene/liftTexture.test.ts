import { Vector4 } from 'three'
import { expect, test } from 'vitest'
import type { SceneView } from '../../src/scene'
import { LiftTexture, placeRing } from '../../src/scene/liftTexture'
import { cellMetres } from '../../src/world'

const CELLS = 128
const lifts = (value: number) => new Float32Array(CELLS * CELLS * 2).fill(value)
const eye = { east: 1000, south: 2000, elevation: 0 }

function lift(revisions: readonly number[], columns = CELLS): Pick<SceneView, 'lift' | 'eye'> {
  const rect = { level: 8, x: 3, y: 5, columns }
  return {
    eye,
    lift: { rect, lifts: lifts(12), versions: revisions.map((revision) => ({ revision, lifts: lifts(revision) })), changes: 1 },
  }
}

test('a tile has the last version of a stroke that was there when it was made', () => {
  const texture = new LiftTexture()
  texture.update(lift([3, 5, 9]))
  expect([0, 2, 3, 4, 5, 8, 9, 40].map((revision) => texture.layerOf(revision))).toEqual([-1, -1, 1, 1, 2, 2, 3, 3])
  const { data } = texture.uniforms.lifts.value.image as { data: Uint16Array }
  const layer = (at: number) => data[at * CELLS * CELLS * 2]
  expect(new Set([0, 1, 2, 3].map(layer)).size).toBe(4)
})

test('without a stroke nothing is lifted', () => {
  const texture = new LiftTexture()
  texture.update(lift([3]))
  expect(texture.uniforms.liftPlace.value.w).toBe(1)
  texture.update({ eye, lift: undefined })
  expect([texture.uniforms.liftPlace.value.w, texture.layerOf(7)]).toEqual([0, -1])
})

test('the lift lies where its cells are, from the eye, in world metres', () => {
  const texture = new LiftTexture()
  texture.update(lift([]))
  const cell = cellMetres(8)
  const { x, y, z } = texture.uniforms.liftPlace.value
  expect([x, y, z]).toEqual([(3 * cell - 1000) / 8, (5 * cell - 2000) / 8, (CELLS * cell) / 8])
})

test('a lift of another size is refused', () => {
  expect(() => new LiftTexture().update(lift([], 64))).toThrow('Expected a lift of 128 columns, got 64.')
})

test('the ring lies around the hand, and a frame is a ring of negative radius', () => {
  const to = new Vector4()
  placeRing(to, { eye, brush: { east: 1800, south: 2000, radiusMetres: 80, isPressed: true } })
  expect(to.toArray()).toEqual([100, 0, 10, 1])
  placeRing(to, { eye, brush: { east: 1800, south: 2000, radiusMetres: 80, isPressed: false, isSquare: true } })
  expect(to.toArray()).toEqual([100, 0, -10, 0.75])
  placeRing(to, { eye, brush: undefined })
  expect(to.w).toBe(0)
})
