import { describe, expect, test } from 'vitest'
import { tellWarmth, tellWetness } from '../../src/ui/hand/climateWords'
import { createHandActions, doHandCommand } from '../../src/ui/hand/handActions'
import {
  brushIn,
  FIRST_HAND,
  familyOf,
  isBrush,
  shareOfSlider,
  sliderOfShare,
  type Tool,
  takenUp,
  widened,
} from '../../src/ui/hand/handState'
import { GROWING, TOOLS } from '../../src/ui/hand/tools'
import { commandOf, isMovingKey, type KeyPress } from '../../src/ui/input/keyboard'
import { createInterfaceStore } from '../../src/ui/interfaceStore'
import { EN } from '../../src/ui/words/en'
import { EN_LATER } from '../../src/ui/words/enLater'
import { ZH } from '../../src/ui/words/zh'
import { ZH_LATER } from '../../src/ui/words/zhLater'
import { DEED_KINDS, EDIT_KINDS, PLANT_GROUPS } from '../../src/world'
import { hostWithoutPage } from './hosts'

const ALL: readonly Tool[] = [...EDIT_KINDS, ...DEED_KINDS]

function press(code: string): KeyPress {
  return { code, key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false }
}

const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : `Key${key}`)

describe('the tray', () => {
  test('has every tool once, and every kind of plant', () => {
    expect(new Set([...TOOLS, ...GROWING].map(({ tool }) => tool))).toEqual(new Set(ALL))
    expect(GROWING.flatMap((growing) => (growing.tool === 'plant' ? [growing.group] : []))).toEqual(PLANT_GROUPS)
    expect(TOOLS.length + GROWING.length).toBe(ALL.length + PLANT_GROUPS.length - 1)
  })

  test('tells keys that take up what they say, and move nothing', () => {
    for (const { tool, key } of [...TOOLS, ...GROWING]) {
      expect(commandOf(press(codeOf(key)))).toBe(tool)
      expect(isMovingKey(press(codeOf(key)))).toBe(false)
    }
    expect(commandOf(press('KeyZ'))).toBe('family')
    expect(isMovingKey(press('KeyZ'))).toBe(false)
  })

  test.each([
    ['English', EN, EN_LATER],
    ['Chinese', ZH, ZH_LATER],
  ])('has words of its own for every tool in %s', (_language, first, later) => {
    const { tools, plants, tending, atWork } = later.tray
    const words = [...EDIT_KINDS.map((kind) => tools[kind]), ...PLANT_GROUPS.map((group) => plants[group]), ...Object.values(tending)]
    expect(words.length).toBe(TOOLS.length + GROWING.length)
    for (const say of [({ name }: { name: string; deed: string }) => name, ({ deed }: { name: string; deed: string }) => deed]) {
      expect(words.every((word) => say(word).length > 0)).toBe(true)
      expect(new Set(words.map(say)).size).toBe(words.length)
    }
    expect(new Set([...Object.values(atWork), first.shaping.shape, first.shaping.grow]).size).toBe(7)
    const rows = JSON.stringify(later.keys)
    for (const { key } of [...TOOLS, ...GROWING]) expect(rows).toContain(`|${key}|`)
  })
})

describe('the hand', () => {
  test('remembers for every kind of brush how wide it was', () => {
    const planting = { ...takenUp(FIRST_HAND, 'plant'), share: 0.2 }
    const burning = takenUp(planting, 'fire')
    expect(burning.share).toBeLessThan(0.05)
    expect(takenUp(burning, 'clear').share).toBe(0.2)
    expect(takenUp(burning, 'rain').share).toBeGreaterThan(0.2)
    expect(takenUp(burning, 'raise').share).toBe(FIRST_HAND.share)
    const laidDown = takenUp(burning, undefined)
    expect(takenUp({ ...laidDown, share: 0.03 }, 'fire').share).toBe(0.03)
    expect(takenUp(laidDown, 'plant').share).toBe(0.2)
  })

  test.each(ALL)('has a brush between two bounds for %s, and a slider that comes back to it', (tool) => {
    const hand = takenUp(FIRST_HAND, tool)
    const [least, most] = [shareOfSlider(tool, 0), shareOfSlider(tool, 1)]
    expect(least).toBeLessThan(most)
    expect(widened({ tool, share: most }, 3)).toBe(most)
    expect(widened({ tool, share: least }, -3)).toBe(least)
    for (const at of [0, 0.4, 1]) expect(sliderOfShare({ tool, share: shareOfSlider(tool, at) })).toBeCloseTo(at, 9)
    expect(sliderOfShare(hand)).toBeGreaterThanOrEqual(0)
    expect(sliderOfShare(hand)).toBeLessThanOrEqual(1)
  })

  test('what tends is never smaller than what grows is told in', () => {
    for (const kind of DEED_KINDS) expect(brushIn(takenUp(FIRST_HAND, kind), 0.1)).toBeGreaterThanOrEqual(8)
    expect(brushIn(takenUp(FIRST_HAND, 'raise'), 0.1)).toBe(0)
  })

  test('goes from one family to the other and finds the tools it had; one key goes through the plants', () => {
    const store = createInterfaceStore(hostWithoutPage())
    const held: boolean[] = []
    const input = { holdTool: (isHeld: boolean) => held.push(isHeld) }
    const actions = createHandActions(store, { current: { input } as never })
    const say = (command: Parameters<typeof doHandCommand>[0]) => {
      doHandCommand(command, store, actions)
      const { tool, group } = store.getState().hand
      return tool === 'plant' ? group : tool
    }
    expect(say('valley')).toBe('valley')
    expect(say('family')).toBe('conifer')
    expect([say('plant'), say('plant'), say('plant'), say('plant'), say('plant')]).toEqual([
      'broadleaf',
      'pioneer',
      'shrub',
      'grass',
      'conifer',
    ])
    expect(say('fire')).toBe('fire')
    expect(say('family')).toBe('valley')
    expect(say('family')).toBe('fire')
    expect(say('hand')).toBeUndefined()
    expect(say('hand')).toBe('fire')
    expect(held.slice(-2)).toEqual([false, true])
    // A climate is no brush: the hand goes on moving the camera.
    expect(say('climate')).toBe('climate')
    expect(held.at(-1)).toBe(false)
    expect(isBrush('climate')).toBe(false)
    expect(familyOf('climate')).toBe('grow')
  })
})

test('a climate is told as people say it', () => {
  const { tray } = EN_LATER
  expect([0, 10, -6].map((warmer) => tellWarmth(warmer, tray))).toEqual(['as ever', '+2.5 °C', '−1.5 °C'])
  expect([0, 16, -16, 8].map((wetter) => tellWetness(wetter, tray))).toEqual(['as ever', '+100 %', '−50 %', '+41 %'])
  expect(tellWarmth(0, ZH_LATER.tray)).toBe('如常')
})
