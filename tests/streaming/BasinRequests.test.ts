import { expect, test } from 'vitest'
import { BasinRequests } from '../../src/streaming/BasinRequests'
import { pour } from '../../src/world'

const at = (east: number) => pour({ east, south: 0, elevation: 10 }, 8)

test('one question is on its way at a time, the last one asked waits, and those between are answered at once', async () => {
  const sent: number[] = []
  const requests = new BasinRequests((_, request) => sent.push(request))
  const first = requests.ask(at(100))
  const second = requests.ask(at(200))
  const third = requests.ask(at(300))
  expect(sent).toHaveLength(1)
  expect(await second).toBeUndefined()
  requests.receive(sent[0] ?? 0, { bed: 1, spill: 2 })
  expect(await first).toEqual({ bed: 1, spill: 2 })
  expect(sent).toHaveLength(2)
  requests.receive(99, { bed: 0, spill: 0 })
  requests.dispose()
  expect(await third).toBeUndefined()
})
