import { TerrellaError, type WorldCamera, type WorldEventDetails, type WorldEventName, type WorldSnapshot } from '../../../src/embed/api'
import type { CallName } from '../../../src/embed/frame/calls'
import type { FramedElement } from '../../../src/embed/frame/FrameChild'

export const CAMERA: WorldCamera = { east: 100, south: -200, elevation: 1_500, heading: 90, pitch: -20, mode: 'fly' }

export const SNAPSHOT: WorldSnapshot = {
  seed: 7,
  models: { 'relief.onnx': 'abc' },
  entries: [{ kind: 'raise', points: [[1, 2, 3]] }],
  hour: 12,
  dayOfYear: 170,
  weather: 'clear',
  pace: 'still',
  season: 4,
}

/** A world that does nothing but remember what was done to it; calls in `held` are answered when they are let go. */
export class FakeWorld extends EventTarget implements FramedElement {
  readonly done: (readonly [call: CallName, ...given: unknown[]])[] = []
  readonly attributes = new Map<string, string>()
  /** Listeners that are on. */
  listening = 0
  readonly ready = Promise.resolve()
  readonly loaded = true
  readonly world: WorldSnapshot | undefined = SNAPSHOT
  readonly camera: WorldCamera | undefined = CAMERA
  readonly stats = { frames: 3, isResting: true, isSettled: true, drawCalls: 9, triangles: 1_000, quality: 'low', backend: undefined }
  readonly canUndo = true
  readonly canRedo = false
  readonly capabilities = { webgl2: true, webgpu: false, wasm: true, isolated: false, storage: false }
  /** Done by redo(), so that a test can hold its answer back. */
  hold: Promise<void> | undefined

  tell<Name extends WorldEventName>(event: Name, detail: WorldEventDetails[Name]): void {
    this.dispatchEvent(new CustomEvent(event, { detail }))
  }

  override addEventListener(event: string, listener: (event: Event) => void): void {
    this.listening++
    super.addEventListener(event, listener)
  }

  override removeEventListener(event: string, listener: (event: Event) => void): void {
    this.listening--
    super.removeEventListener(event, listener)
  }

  async load() {
    this.done.push(['load'])
  }

  async apply(edit: unknown) {
    this.done.push(['apply', edit])
    const { kind } = edit as { readonly kind: string }
    if (kind === 'refused') throw new TerrellaError('invalid-argument', 'There is no tool "refused".')
    if (kind === 'broken') throw new Error('secret of the inside')
  }

  async undo() {
    this.done.push(['undo'])
    return true
  }

  async redo() {
    this.done.push(['redo'])
    await this.hold
    return false
  }

  play() {
    this.done.push(['play'])
  }

  pause() {
    this.done.push(['pause'])
  }

  setCamera(camera: Partial<WorldCamera>) {
    this.done.push(['setCamera', camera])
  }

  elevationAt(east: number, south: number) {
    return east === 0 ? undefined : east + south
  }

  async toBlob(options?: { readonly pixelRatio?: number }) {
    this.done.push(['toBlob', options])
    return new Blob(['picture'], { type: 'image/png' })
  }

  async toShareURL() {
    return 'https://terrella.example/#w=1.abc'
  }

  async exportFile(kind: string) {
    return new File([kind], `world.${kind}`)
  }

  dismissPoster() {
    this.done.push(['dismissPoster'])
  }

  dispose() {
    this.done.push(['dispose'])
  }

  getAttribute(name: string) {
    return this.attributes.get(name) ?? null
  }

  setAttribute(name: string, value: string) {
    this.attributes.set(name, value)
  }

  removeAttribute(name: string) {
    this.attributes.delete(name)
  }
}
