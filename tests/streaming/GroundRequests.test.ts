import { expect, test } from 'vitest'
import { GroundRequests } from '../../src/streaming/GroundRequests'
import { pour } from '../../src/world'

const GROUND = { level: 9, x: 0, y: 0, columns: 1, rows: 1, heights: new Float32Array(1) }

const at = (east: number) => pour({ east, south: 0, elevation: 10 }, 8)

test('one question is on its way at a time, the last one asked waits, and those between are answered at once', async () => {
  const sent: number[] = []
  const requests = new GroundRequests((_, request) => sent.push(request))
  const first = requests.ask(at(100))
  const second = requests.ask(at(200))
  const third = requests.ask(at(300))
  expect(sent).toHaveLength(1)
  expect(await second).toBeUndefined()
  requests.receive(sent[0] ?? 0, GROUND)
  expect(await first).toBe(GROUND)
  expect(sent).toHaveLength(2)
  requests.receive(99, GROUND)
  requests.dispose()
  expect(await third).toBeUndefined()
})
