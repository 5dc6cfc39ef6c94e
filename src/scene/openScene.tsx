import { createRoot, extend, type ReconcilerRoot } from '@react-three/fiber'
import { ACESFilmicToneMapping, Mesh, PerspectiveCamera, Points, WebGLRenderer } from 'three'
import type { GroundBox } from './drawnGround'
import type { Firmament } from './Firmament'
import { Land } from './Land'
import { LazyLife } from './LazyLife'
import { LazyPlants } from './LazyPlants'
import { Sea } from './Sea'
import { Sky } from './Sky'
import { SkyTables } from './SkyTables'
import { type Air, createUniforms, OPENING_AIR, updateUniforms } from './sceneUniforms'
import type { SceneView, ViewBox } from './sceneView'
import type { Tier } from './tiers'

extend({ Mesh, Points })

/** The drawn world, without a loop of its own: it draws when it is told to. */
export interface LandScene {
  /** Draws one frame. @returns false when nothing could be drawn yet and it should be tried again */
  draw(view: SceneView): boolean
  /** Draws a frame with so many pixels for each CSS pixel and answers it as a PNG; undefined where the browser makes none. */
  photograph(view: SceneView, pixelRatio: number): Promise<Blob | undefined>
  /** @param pixelRatio device pixels for each CSS pixel, before the tier's cap */
  resize(width: number, height: number, pixelRatio: number): void
  /** The hour, the season and the weather of all frames from now on. */
  setAir(air: Air): void
  /** As it was set last. */
  air(): Air
  /** Whether the next frame would show more than the last, though nothing has changed: shadows come a few at a time, and plants are on their way. */
  isLagging(): boolean
  /** Whether anything alive or falling was in the last frame: with more frames it would go on. */
  isStirring(): boolean
  /** Of the last frame. */
  stats(): { drawCalls: number; triangles: number; plants: number }
  dispose(): void
}

/** A scene, or why there is none. */
export type SceneOpening =
  | { readonly status: 'ready'; readonly scene: LandScene }
  | { readonly status: 'unavailable'; readonly reason: string }

const EXPOSURE = 0.62

/** Graphics devices and memories of telephones take no more. */
const MOST_PHOTOGRAPH_PIXELS = 16_000_000

/** Opens WebGL2 on a canvas and mounts the land, the sea and the sky. */
export function openScene(canvas: HTMLCanvasElement, tier: Tier): SceneOpening {
  const context = canvas.getContext('webgl2', { alpha: false, antialias: tier.name === 'high', powerPreference: 'high-performance' })
  if (!context) return { status: 'unavailable', reason: 'WebGL2 is not available.' }
  const renderer = new WebGLRenderer({ canvas, context })
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.toneMappingExposure = EXPOSURE
  renderer.info.autoReset = false
  return { status: 'ready', scene: mount(canvas, renderer, tier) }
}

function mount(canvas: HTMLCanvasElement, renderer: WebGLRenderer, tier: Tier): LandScene {
  const camera = new PerspectiveCamera(50, 1, 0.05, 200_000)
  camera.rotation.order = 'YXZ'
  const tables = new SkyTables()
  const uniforms = createUniforms(tables.textures)
  const view: ViewBox = { current: { eye: { east: 0, south: 0, elevation: 0 }, yaw: 0, pitch: 0, fieldOfView: 0.9, tiles: [], seconds: 0 } }
  const losses = { current: 0 }
  const ground: GroundBox = { current: undefined, plants: 0 }
  const lag = { current: false }
  const cloudLag = { current: false }
  const stir = { current: 0 }
  const fall = { current: 0 }
  let air = OPENING_AIR
  const onLost = () => {
    losses.current++
    tables.forget()
  }
  canvas.addEventListener('webglcontextlost', onLost)
  let store: ReturnType<ReconcilerRoot<HTMLCanvasElement>['render']> | undefined
  let isDisposed = false
  const size = { width: canvas.clientWidth || 300, height: canvas.clientHeight || 150, top: 0, left: 0 }
  const root = createRoot(canvas)
  const configured = root.configure({ gl: renderer, camera, frameloop: 'never', size, dpr: 1, flat: false, events: undefined })
  void configured.then(() => {
    if (isDisposed) return
    renderer.toneMapping = ACESFilmicToneMapping
    render()
  })
  const grown = tier.plants && { ...tier, plants: tier.plants }
  let growth: 'none' | 'coming' | 'here' = 'none'
  const onGrown = () => {
    growth = 'here'
  }
  let Above: typeof Firmament | undefined
  const render = () => {
    store = root.render(
      <>
        <Land view={view} tier={tier} uniforms={uniforms} losses={losses} ground={ground} lag={lag} />
        <Sky uniforms={uniforms} />
        <Sea view={view} uniforms={uniforms} />
        {tier.plants && <LazyLife view={view} tier={tier} uniforms={uniforms} air={() => air} stir={stir} />}
        {growth !== 'none' && grown && <LazyPlants view={view} tier={grown} ground={ground} losses={losses} onGrown={onGrown} />}
        {Above && (
          <Above view={view} tier={tier} uniforms={uniforms} tables={tables} losses={losses} lag={cloudLag} air={() => air} fall={fall} />
        )}
      </>,
    )
  }
  let framesOfLand = 0
  // Clouds and stars come once there is land to see; without them the sky is clear.
  const openFirmament = async () => {
    cloudLag.current = true
    try {
      Above = (await import('./Firmament')).Firmament
      if (!isDisposed) render()
    } catch {
      cloudLag.current = false
    }
  }

  const draw = (next: SceneView): boolean => {
    view.current = next
    const state = store?.getState()
    if (!state?.internal.active) return false
    camera.fov = (next.fieldOfView * 180) / Math.PI
    camera.aspect = size.width / Math.max(1, size.height)
    camera.rotation.set(next.pitch, -next.yaw, 0)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
    renderer.info.reset()
    tables.update(renderer, updateUniforms(uniforms, next, air), next.eye.elevation)
    state.advance(next.seconds)
    if (growth === 'none' && tier.plants && next.tiles.length > 0) {
      growth = 'coming'
      render()
    }
    if (next.tiles.length > 0 && ++framesOfLand === 2) void openFirmament()
    return true
  }
  const photograph = (next: SceneView, pixelRatio: number): Promise<Blob | undefined> => {
    const state = store?.getState()
    if (!state) return Promise.resolve(undefined)
    const before = state.viewport.dpr
    const most = Math.sqrt(MOST_PHOTOGRAPH_PIXELS / Math.max(1, size.width * size.height))
    state.setDpr(Math.max(before, Math.min(pixelRatio, most)))
    draw(next)
    const picture = new Promise<Blob | undefined>((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
    state.setDpr(before)
    draw(next)
    return picture
  }
  const resize = (width: number, height: number, pixelRatio: number) => {
    size.width = width
    size.height = height
    void configured.then(() => {
      if (isDisposed) return
      const state = store?.getState()
      state?.setSize(width, height)
      state?.setDpr(Math.min(pixelRatio, tier.highestPixelRatio))
    })
  }
  const setAir = (next: Air) => {
    air = next
  }
  const stats = () => ({ drawCalls: renderer.info.render.calls, triangles: renderer.info.render.triangles, plants: ground.plants })
  const dispose = () => {
    isDisposed = true
    canvas.removeEventListener('webglcontextlost', onLost)
    root.unmount()
    uniforms.noiseLattice.value.dispose()
    tables.dispose()
  }
  return {
    draw,
    photograph,
    resize,
    setAir,
    air: () => air,
    isLagging: () => lag.current || cloudLag.current || growth === 'coming',
    isStirring: () => stir.current + fall.current > 0,
    stats,
    dispose,
  }
}
