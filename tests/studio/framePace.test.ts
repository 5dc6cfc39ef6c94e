import { describe, expect, test } from 'vitest'
import { FramePace } from '../../src/studio'

/** Runs frames of a machine that needs so many milliseconds at each step, none faster than a screen of 60 Hz. @returns the steps it was at, a window of frames each */
function run(pace: FramePace, needs: readonly number[], windows: number): { steps: number[]; tooSlow: number } {
  const steps: number[] = []
  let tooSlow = 0
  for (let frame = 0; frame < 24 * windows; frame++) {
    const wobble = 1 + 0.1 * Math.sin(frame * 1.7)
    const change = pace.note(Math.max(16.7, (needs[pace.step] ?? 0) * wobble))
    if (change?.isTooSlow) tooSlow++
    if (frame % 24 === 0) steps.push(pace.step)
  }
  return { steps, tooSlow }
}

const changes = (steps: readonly number[]) => steps.filter((step, i) => i > 0 && step !== steps[i - 1]).length

describe('how fine a picture may be', () => {
  test('a fast machine keeps the finest picture', () => {
    const pace = new FramePace(5)
    expect(new Set(run(pace, [9, 7, 5, 4, 3, 2], 100).steps)).toEqual(new Set([0]))
    expect(pace.isEasy).toBe(true)
  })

  test('a slow one comes to the step at which it is fluent, within some seconds, and stays there', () => {
    const { steps, tooSlow } = run(new FramePace(5), [60, 45, 34, 22, 17, 12], 400)
    expect(steps.indexOf(3)).toBeLessThan(10)
    expect(steps.at(-1)).toBe(3)
    // 22 ms are no reason for anything: a screen that follows is not slow, and nothing is left to spare.
    expect(changes(steps)).toBe(3)
    expect(tooSlow).toBe(0)
  })

  test('where the finer picture fails again and again, it is tried less and less often', () => {
    const { steps } = run(new FramePace(5), [30, 17, 12, 9, 7, 5], 2000)
    const tries = steps.flatMap((step, i) => (step === 0 && steps[i - 1] === 1 ? [i] : []))
    expect(tries.length).toBeGreaterThan(2)
    expect(tries.length).toBeLessThan(9)
    const gaps = tries.slice(1).map((at, i) => at - (tries[i] ?? 0))
    expect(gaps.at(-1)).toBeGreaterThan(4 * (gaps[0] ?? 0))
  })

  test('a machine that becomes free again gets the finer picture back', () => {
    const pace = new FramePace(3)
    run(pace, [50, 40, 33, 30], 10)
    expect(pace.step).toBe(3)
    expect(run(pace, [8, 6, 5, 4], 60).steps.at(-1)).toBe(0)
  })

  test('slow at the last step, it says so; pauses count for nothing', () => {
    const pace = new FramePace(2)
    expect(run(pace, [200, 150, 120], 12).tooSlow).toBeGreaterThan(2)
    const paused = new FramePace(2)
    for (let i = 0; i < 500; i++) paused.note(i % 10 === 9 ? 5000 : 60)
    expect(paused.step).toBe(0)
  })
})
