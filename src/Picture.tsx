import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Days } from './Days'
import type { Desk } from './Desk'
import { Expedition } from './Expedition'
import pictureCss from './picture.css?inline'
import { type LandScene, openScene, type SceneView } from './scene'
import { stillOf } from './studio'
import type { Tiering } from './Tiering'
import { type InterfaceActions, type InterfaceStore, isBrush, type Preferences, report, wear } from './ui'

wear(pictureCss)

export interface PictureProps {
  /** With another one the picture begins anew, with a graphics device of its own. */
  readonly attempt: string
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
  /** Is told of the expedition that there is. */
  readonly expedition: { current: Expedition | undefined }
  /** Is told when there is another one, or none. */
  readonly onExpedition?: (expedition: Expedition | undefined) => void
  readonly tiering: Tiering
  readonly desk: Desk
  readonly preferences: Preferences
}

/** A picture that begins anew has this long to grow fine behind the still of the one before. */
const GROWING_MILLISECONDS = 1500

/** The canvas, and an expedition for as long as it is there. */
export function Picture({ attempt, store, actions, expedition, onExpedition, tiering, desk, preferences }: PictureProps) {
  const surface = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isHandOn = useStore(store, (state) => isBrush(state.hand.tool))
  const { isPage } = store.getState().host
  const name = useStore(store, ({ host, words }) => host.name?.() ?? words?.land)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another attempt there is another canvas
  useEffect(() => {
    const [around, drawnOn] = [surface.current, canvas.current]
    if (!around || !drawnOn) return
    const { tier } = tiering.state.getState()
    const opening = openScene(drawnOn, tier)
    if (opening.status === 'unavailable') {
      report(store, { kind: 'drawing-unavailable' })
      return
    }
    const days = new Days(store)
    const watched = watch(days.over(opening.scene), () => {
      setTimeout(() => around.querySelector('.still')?.remove(), GROWING_MILLISECONDS)
    })
    const opened = new Expedition({
      surface: around,
      canvas: drawnOn,
      scene: watched.scene,
      tier,
      isAutomatic: () => tiering.state.getState().isAutomatic,
      preferences,
      store,
      actions,
      desk,
      days,
      onTooSlow: () => tiering.fall(),
      onEasy: () => tiering.rise(),
    })
    expedition.current = opened
    onExpedition?.(opened)
    return () => {
      expedition.current = undefined
      onExpedition?.(undefined)
      around.querySelector('.still')?.remove()
      if (watched.drawAgain()) around.append(stillOf(drawnOn))
      opened.dispose()
      days.dispose()
    }
  }, [attempt, store, actions, expedition, onExpedition, tiering, desk, preferences])
  return (
    <div ref={surface} className="surface" data-hand={isHandOn} role="application" aria-label={name} tabIndex={isPage ? -1 : 0}>
      <canvas key={attempt} ref={canvas} part="canvas" />
    </div>
  )
}

/** Notes what a scene draws: `onLand` when it draws land for the first time, and the last view to be drawn again. */
function watch(scene: LandScene, onLand: () => void) {
  let last: SceneView | undefined
  const draw = (view: SceneView) => {
    const isDrawn = scene.draw(view)
    if (isDrawn && view.tiles.length > 0) {
      if (!last) onLand()
      last = view
    }
    return isDrawn
  }
  return { scene: { ...scene, draw }, drawAgain: () => last !== undefined && scene.draw(last) }
}
