import { beforeEach, describe, expect, test, vi } from 'vitest'
import { BROWSER_KEEPSAKES } from '../src/library'
import { Tiering } from '../src/Tiering'

const CARD = { isCoarsePointer: false, memoryGigabytes: 16, renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.5)' }
const TELEPHONE = { ...CARD, isCoarsePointer: true }

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})

function open(device = CARD, asked?: 'high' | 'lowest') {
  const tiering = new Tiering(asked, () => device, BROWSER_KEEPSAKES)
  return { tiering, now: () => [tiering.state.getState().tier.name, tiering.state.getState().isAutomatic] }
}

describe('the tier', () => {
  test('falls step by step while frames are too slow, is found again by the next visit, and ends at the lowest that has plants', () => {
    const first = open()
    expect(first.now()).toEqual(['high', true])
    first.tiering.fall()
    expect(first.now()).toEqual(['medium', true])
    expect(open().now()).toEqual(['medium', true])
    first.tiering.fall()
    first.tiering.fall()
    expect(first.now()).toEqual(['low', true])
  })

  test('rises for the next visit only, and no more once it has fallen three times', () => {
    for (let visit = 0; visit < 3; visit++) {
      const { tiering, now } = open(TELEPHONE)
      tiering.rise()
      expect(now()).toEqual(['low', true])
      const next = open(TELEPHONE)
      expect(next.now()).toEqual(['medium', true])
      next.tiering.fall()
      expect(next.now()).toEqual(['low', true])
    }
    open(TELEPHONE).tiering.rise()
    expect(open(TELEPHONE).now()).toEqual(['low', true])
  })

  test('is what somebody chose, until it is to be found anew', () => {
    const { tiering, now } = open(TELEPHONE)
    tiering.choose('high')
    expect(now()).toEqual(['high', false])
    tiering.fall()
    expect(now()).toEqual(['high', false])
    expect(open(TELEPHONE).now()).toEqual(['high', false])
    expect(open(TELEPHONE).tiering.quality).toBe('high')
    tiering.choose('auto')
    expect(now()).toEqual(['low', true])
  })

  test('is what the address asks for, and that is not remembered', () => {
    const { tiering, now } = open(TELEPHONE, 'high')
    tiering.fall()
    tiering.rise()
    expect(now()).toEqual(['high', false])
    expect(kept.size).toBe(0)
  })

  test('of what draws with the processor alone stays the lowest', () => {
    const { tiering, now } = open({ ...CARD, renderer: 'llvmpipe' })
    tiering.fall()
    tiering.rise()
    expect(now()).toEqual(['lowest', false])
    expect(kept.size).toBe(0)
  })

  test.each(['', 'ultra', 'auto low', 'auto low 1e9', '<b>high</b>', 'auto lowest 1', 'high '.repeat(1000)])(
    'is found anew where storage holds %j',
    (value) => {
      kept.set('terrella.quality', value)
      expect(open().now()).toEqual(['high', true])
    },
  )

  test('is found where storage is refused', () => {
    const refuse = () => {
      throw new Error('refused')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
    const { tiering, now } = open()
    tiering.fall()
    expect(now()).toEqual(['medium', true])
  })
})
