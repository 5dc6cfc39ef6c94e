/** A page that runs the project's arithmetic in a browser, for tests to compare with Node's. */
import { type Backend, openRelief } from '../../../src/models'
import { gradientNoise, hashCell } from '../../../src/world'
import { hashEdits } from '../../land/hashEdits'
import { sendAround } from '../../library/doors/sendAround'
import { growLand } from './growLand'
import { measureSound } from './measureSound'
import { standOnLand } from './standOnLand'
import { watchLand } from './watchLand'
import { watchPlant } from './watchPlant'

export interface Refinement {
  /** The engine that was really used. */
  readonly backend: Backend
  readonly fine: readonly number[]
}

export interface Lab {
  hashes(cells: readonly (readonly [number, number, number, number, number])[]): number[]
  noises(places: readonly (readonly [number, number, number, number, number])[]): number[]
  hashEdits: typeof hashEdits
  sendAround: typeof sendAround
  /** Refines the window in golden.json beside the page. */
  refineGolden(backend: Backend): Promise<Refinement>
  watchLand: typeof watchLand
  growLand: typeof growLand
  measureSound: typeof measureSound
  standOnLand: typeof standOnLand
  watchPlant: typeof watchPlant
}

declare global {
  var lab: Lab | undefined
}

globalThis.lab = {
  hashes: (cells) => cells.map((cell) => hashCell(...cell)),
  noises: (places) => places.map((place) => gradientNoise(...place)),
  hashEdits,
  sendAround,
  watchLand,
  growLand,
  measureSound,
  standOnLand,
  watchPlant,
  refineGolden: async (backend) => {
    const golden = await (await fetch('golden.json')).json()
    const { rows, cell, coarse, noise, controls } = golden
    const relief = await openRelief({ modelsUrl: new URL('models/', location.href).href, backend, progress: () => undefined })
    const fine = await relief.refine({
      rows,
      columns: coarse.length / rows,
      cellMetres: cell,
      coarse: Float32Array.from(coarse),
      noise: Float32Array.from(noise),
      controls: Float32Array.from(controls),
    })
    await relief.dispose()
    return { backend: relief.backend, fine: [...fine] }
  },
}

// A browser that nobody drives goes on to this address with what it has found.
const report = new URLSearchParams(location.search).get('report')
if (report) {
  const found = { agent: navigator.userAgent, edits: JSON.stringify(hashEdits(1000)), doors: JSON.stringify(sendAround()) }
  location.href = `${report}?${new URLSearchParams(found)}`
}
