import type { Host } from '../host'
import type { PointerGestures } from './pointerGestures'

export interface WheelListener {
  /** Whether a tool is in the hand. */
  readonly isHandOn: () => boolean
  /** With a key held it turns the brush wider or stronger: in notches. */
  readonly onBrush: (what: 'size' | 'strength', notches: number) => void
  readonly onZoom: (wheel: Parameters<PointerGestures['wheel']>[0]) => void
  /** It was turned over the picture of an element, for the page around it. */
  readonly onPassing: () => void
}

const PIXELS_PER_NOTCH = 100

/** A pinch on a touchpad says it is a wheel with Ctrl, and turns it by less. */
const LEAST_NOTCH_PIXELS = 50

/** Listens to the wheel over a picture. An element leaves it to the page that it stands on, unless Ctrl or Command is held or it fills the screen. */
export function listenToWheel(surface: HTMLElement, host: Host, listener: WheelListener, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    const { clientX, clientY, deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey, altKey } = event
    const isForBrush = listener.isHandOn() && (shiftKey || altKey)
    if (!host.isPage && !ctrlKey && !metaKey && !isForBrush && !host.root.fullscreenElement) {
      listener.onPassing()
      return
    }
    event.preventDefault()
    // With Shift down some systems turn the wheel sideways.
    if (isForBrush) listener.onBrush(shiftKey ? 'size' : 'strength', -(deltaY || deltaX) / PIXELS_PER_NOTCH)
    else listener.onZoom({ clientX, clientY, deltaY, deltaMode, ctrlKey: ctrlKey && Math.abs(deltaY) < LEAST_NOTCH_PIXELS })
  }
  surface.addEventListener('wheel', onWheel, { passive: false, signal })
}
