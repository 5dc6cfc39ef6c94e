import { type InterfaceStore, report, settleTroubles } from './ui'

/** A graphics device can stop at any time: what was drawn is lost, the place is not, and the visitor is told. */
export function watchDrawing(canvas: HTMLCanvasElement, store: InterfaceStore, signal: AbortSignal, onRestored: () => void): void {
  const onLost = (event: Event) => {
    event.preventDefault()
    report(store, { kind: 'drawing-lost' })
  }
  const onBack = () => {
    settleTroubles(store, ['drawing-lost'])
    onRestored()
  }
  canvas.addEventListener('webglcontextlost', onLost, { signal })
  canvas.addEventListener('webglcontextrestored', onBack, { signal })
}
