import { type PointerEvent, useRef } from 'react'
import { useStore } from 'zustand'
import type { InterfaceProps } from './interfaceActions'

const REACH_PIXELS = 40

/** A stick for the thumb, where there are no keys: it appears on touch screens, in the air and on foot. */
export function TouchStick({ store, actions }: InterfaceProps) {
  const isShown = useStore(store, (state) => state.device === 'touch' && state.mode !== 'orbit')
  const knob = useRef<HTMLDivElement>(null)
  if (!isShown) return null

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const across = (event.clientX - box.left - box.width / 2) / REACH_PIXELS
    const down = (event.clientY - box.top - box.height / 2) / REACH_PIXELS
    const tilt = Math.max(1, Math.hypot(across, down))
    place(across / tilt, down / tilt)
  }
  const place = (right: number, down: number) => {
    if (knob.current) knob.current.style.transform = `translate(${right * REACH_PIXELS}px, ${down * REACH_PIXELS}px)`
    actions.setStick(right, -down)
  }
  return (
    <div
      className="stick"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        follow(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
      onLostPointerCapture={() => place(0, 0)}
    >
      <div ref={knob} className="knob" />
    </div>
  )
}
