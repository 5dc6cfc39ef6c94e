import { makeMaterials } from './materials'

addEventListener('message', ({ data }: MessageEvent<{ readonly sampleRate: number; readonly seed: number }>) => {
  const materials = makeMaterials(data.sampleRate, data.seed)
  const transfer = Object.values(materials).flatMap((channels) => channels.map(({ buffer }) => buffer))
  postMessage(materials, { transfer })
})
