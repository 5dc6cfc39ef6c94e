import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunQueue } from '../../src/models'

test('tasks run one at a time, in order, whichever of them fail, and each answers for itself', async () => {
  const anyTask = fc.record({ fails: fc.boolean(), throwsAtOnce: fc.boolean(), turns: fc.nat(4) })
  await fc.assert(
    fc.asyncProperty(fc.array(anyTask, { minLength: 1, maxLength: 12 }), async (tasks) => {
      const queue = new RunQueue()
      const begun: number[] = []
      let running = 0
      let most = 0
      const answers = tasks.map(({ fails, throwsAtOnce, turns }, number) =>
        queue.run(() => {
          begun.push(number)
          if (fails && throwsAtOnce) throw new Error(`task ${number}`)
          return (async () => {
            running++
            most = Math.max(most, running)
            for (let turn = 0; turn < turns; turn++) await Promise.resolve()
            running--
            if (fails) throw new Error(`task ${number}`)
            return number
          })()
        }),
      )
      const settled = await Promise.allSettled(answers)
      settled.forEach((outcome, number) => {
        if (tasks[number]?.fails) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: `task ${number}` } })
        else expect(outcome).toEqual({ status: 'fulfilled', value: number })
      })
      expect(begun).toEqual(tasks.map((_, number) => number))
      expect(most).toBeLessThanOrEqual(1)
      expect(await queue.run(async () => 'still here')).toBe('still here')
    }),
  )
})
