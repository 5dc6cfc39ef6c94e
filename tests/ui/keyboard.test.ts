import { describe, expect, test } from 'vitest'
import { commandOf, isForControl, isMovingKey, type KeyPress, moveOf } from '../../src/ui/input/keyboard'

function press(code: string, change: Partial<KeyPress> = {}): KeyPress {
  return { code, key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...change }
}

describe('keys', () => {
  test('move in six directions, and opposite ones cancel out', () => {
    expect(moveOf(new Set(['KeyW', 'ArrowRight', 'Space', 'ShiftLeft']))).toEqual({ right: 1, forward: 1, up: 1, isFaster: true })
    expect(moveOf(new Set(['KeyS', 'KeyA', 'KeyC']))).toEqual({ right: -1, forward: -1, up: -1, isFaster: false })
    expect(moveOf(new Set(['KeyA', 'KeyD', 'KeyQ', 'KeyE']))).toEqual({ right: 0, forward: 0, up: 0, isFaster: false })
    expect(moveOf(new Set(['KeyW', 'ArrowUp']))).toMatchObject({ forward: 1 })
  })

  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('with %s belong to the browser', (modifier) => {
    for (const code of ['KeyW', 'KeyF', 'Digit1', 'Home', 'ArrowLeft']) {
      expect(isMovingKey(press(code, { [modifier]: true }))).toBe(false)
      expect(commandOf(press(code, { [modifier]: true }))).toBeUndefined()
    }
  })

  test('the question mark is found on every layout, and commands do not repeat', () => {
    expect(commandOf(press('Minus', { key: '?' }))).toBe('keys')
    expect(commandOf(press('KeyF'))).toBe('fullscreen')
    expect(commandOf(press('KeyF', { repeat: true }))).toBeUndefined()
    expect(commandOf(press('KeyB'))).toBe('sound')
    expect(commandOf(press('Digit4'))).toBe('dial')
    expect([commandOf(press('KeyZ')), commandOf(press('KeyZ', { repeat: true }))]).toEqual(['family', undefined])
    expect([commandOf(press('BracketRight', { repeat: true })), commandOf(press('KeyR', { repeat: true }))]).toEqual(['wider', undefined])
    expect(commandOf(press('Tab'))).toBeUndefined()
  })

  test('undo and redo are known by their letter, with the keys that every system has for them', () => {
    for (const modifier of ['ctrlKey', 'metaKey'] as const) {
      expect(commandOf(press('KeyW', { key: 'z', [modifier]: true }))).toBe('undo')
      expect(commandOf(press('KeyW', { key: 'Z', [modifier]: true, shiftKey: true }))).toBe('redo')
      expect(commandOf(press('KeyZ', { key: 'y', [modifier]: true, repeat: true }))).toBe('redo')
    }
    expect(commandOf(press('KeyZ', { key: 'z' }))).toBe('family')
    expect(commandOf(press('KeyZ', { key: 'z', ctrlKey: true, altKey: true }))).toBeUndefined()
  })

  test('in a text field are for the field; on a button only those that press it', () => {
    expect(isForControl(press('KeyW'), { tagName: 'INPUT' })).toBe(true)
    expect(isForControl(press('KeyW'), { tagName: 'DIV', isContentEditable: true })).toBe(true)
    expect(isForControl(press('Space'), { tagName: 'BUTTON' })).toBe(true)
    expect(isForControl(press('Enter'), { tagName: 'BUTTON' })).toBe(true)
    expect(isForControl(press('KeyW'), { tagName: 'BUTTON' })).toBe(false)
    expect(isForControl(press('Space'), { tagName: 'BODY' })).toBe(false)
    expect(isForControl(press('Space'), null)).toBe(false)
  })
})
