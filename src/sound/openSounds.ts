import { startWorker } from '../streaming'
import type { Materials } from './materials'
import workerUrl from './materials.worker.ts?worker&url'
import { Sounds } from './Sounds'
import type { Soundscape } from './soundscape'

/**
 * Opens the sound of the land, after a gesture: browsers insist.
 * @param listen tells what is around, some times a second
 * @returns undefined when it was called off meanwhile, or the browser has no sound
 */
export async function openSounds(listen: () => Soundscape, signal: AbortSignal): Promise<Sounds | undefined> {
  if (typeof AudioContext === 'undefined') return undefined
  const context = new AudioContext({ latencyHint: 'playback' })
  const materials = await makeInWorker(context.sampleRate, signal)
  if (materials && !signal.aborted) return new Sounds(context, materials, listen)
  await context.close()
  return undefined
}

/** Undefined when it was called off, or where no worker may run, in a sandboxed frame for instance. */
function makeInWorker(sampleRate: number, signal: AbortSignal): Promise<Materials | undefined> {
  const worker = openWorker()
  if (!worker) return Promise.resolve(undefined)
  const made = new Promise<Materials | undefined>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Materials>) => resolve(data))
    worker.addEventListener('error', () => resolve(undefined))
    signal.addEventListener('abort', () => resolve(undefined))
  })
  worker.postMessage({ sampleRate, seed: Math.floor(Math.random() * 2 ** 32) })
  return made.finally(() => worker.terminate())
}

function openWorker(): Worker | undefined {
  try {
    return startWorker(new URL(workerUrl, import.meta.url).href, 'terrella-sound')
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
