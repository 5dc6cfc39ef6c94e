import { expect, test } from 'vitest'
import { isShowerOver, leftAt, pouringAt, type ShowerPiece, showerCloudAt } from '../../src/world'

const PIECE: ShowerPiece = { east: 0, south: 0, toEast: 0, toSouth: 0, radiusMetres: 200, strength: 0.6, share: 1, cameSeconds: 10 }
const LEFT: ShowerPiece = { ...PIECE, wentSeconds: 13 }
const TAKEN: ShowerPiece = { ...LEFT, takenBackSeconds: 14 }

const times = Array.from({ length: 2001 }, (_, i) => 8 + i / 100)

test('a shower begins under a cloud, goes on while the hand is there, and ends some seconds after it', () => {
  expect(pouringAt(PIECE, 10)).toBe(0)
  expect(showerCloudAt(PIECE, 10.3)).toBeGreaterThan(pouringAt(PIECE, 10.3))
  const whole = pouringAt(PIECE, 12)
  expect(whole).toBeGreaterThan(0.5)
  expect(pouringAt(PIECE, 1000)).toBe(whole)
  expect(isShowerOver(PIECE, 1000)).toBe(false)
  expect(pouringAt(LEFT, 13.5)).toBe(whole)
  expect(pouringAt(LEFT, 17.5)).toBe(0)
  expect(showerCloudAt(LEFT, 17.5)).toBeGreaterThan(0)
})

test('nothing of it pops: it comes and goes within a few hundredths a frame, and has gone before it is over', () => {
  for (const piece of [PIECE, LEFT, TAKEN]) {
    for (const seen of [(t: number) => leftAt(piece, t) * pouringAt(piece, t), (t: number) => showerCloudAt(piece, t)]) {
      for (const t of times) {
        expect(Math.abs(seen(t + 0.01) - seen(t))).toBeLessThan(0.03)
        if (isShowerOver(piece, t)) expect(seen(t)).toBe(0)
      }
    }
  }
  expect(isShowerOver(LEFT, 20)).toBe(true)
})

test('what is taken back has broken off within a second, cloud and all', () => {
  expect(leftAt(TAKEN, 14)).toBe(1)
  expect(showerCloudAt(TAKEN, 14.95)).toBe(0)
  expect(isShowerOver(TAKEN, 14.95)).toBe(true)
  expect(isShowerOver(LEFT, 14.95)).toBe(false)
})

test('a stronger hand pours more', () => {
  expect(pouringAt({ ...PIECE, strength: 1 }, 12)).toBeGreaterThan(pouringAt({ ...PIECE, strength: 0.1 }, 12))
})
