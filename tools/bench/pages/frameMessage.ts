import { openFrame } from '../../../src/embed/frame'

/** Milliseconds. */
export interface FrameMessageTimes {
  /** From the frame's being put into the page to its being open. */
  readonly opening: number
  /** Of a call, one at a time: means of batches. */
  readonly calls: readonly number[]
  /** Of many calls at once, each. */
  readonly together: number
  /** Of a bare message to a frame and back, one at a time: means of batches. */
  readonly bare: readonly number[]
}

declare global {
  /** Measures in this page; the benchmark calls it from outside. */
  var measureFrameMessages: (asked: { readonly worldUrl: string; readonly echoUrl: string }) => Promise<FrameMessageTimes>
}

const BATCHES = 40
const CALLS_OF_A_BATCH = 25
const TOGETHER = 10_000
const REST_MILLISECONDS = 250

globalThis.measureFrameMessages = async ({ worldUrl, echoUrl }) => {
  const start = performance.now()
  const world = await openFrame(addFrame(worldUrl))
  const opening = performance.now() - start
  await world.load()
  while (!(await world.stats())?.isResting) await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS))
  const calls = await timeBatches(() => world.canUndo())
  const before = performance.now()
  await Promise.all(Array.from({ length: TOGETHER }, () => world.canUndo()))
  const together = (performance.now() - before) / TOGETHER
  return { opening, calls, together, bare: await timeBatches(await openEcho(echoUrl)) }
}

function addFrame(src: string): HTMLIFrameElement {
  const frame = Object.assign(document.createElement('iframe'), { src, width: 320, height: 180, title: 'A frame to talk with' })
  document.body.append(frame)
  return frame
}

async function timeBatches(call: () => Promise<unknown>): Promise<readonly number[]> {
  const means: number[] = []
  for (let batch = 0; batch < BATCHES; batch++) {
    const start = performance.now()
    for (let i = 0; i < CALLS_OF_A_BATCH; i++) await call()
    means.push((performance.now() - start) / CALLS_OF_A_BATCH)
  }
  return means
}

/** @returns sends a message and waits for its echo */
async function openEcho(url: string): Promise<() => Promise<unknown>> {
  const frame = addFrame(url)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const { port1, port2 } = new MessageChannel()
  frame.contentWindow?.postMessage(undefined, '*', [port2])
  return () =>
    new Promise((resolve) => {
      port1.onmessage = resolve
      port1.postMessage({ terrella: 1, id: 1, type: 'call', payload: { name: 'canUndo', given: [] } })
    })
}
