import { TerrellaError, type WorldCamera } from './api'
import { ATTRIBUTES, type AttributeName } from './attributeNames'
import { capabilitiesHere } from './capabilities'
import type { OpenedWorld } from './openedWorld'
import { reflectAttributes } from './reflect'
import { type ElementSource, Stage } from './Stage'

/** On a server there are no elements, and none is made. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/** The class of `<terrella-world>`. Its public names are those of `TerrellaWorldElement` in api.ts. */
export function createElementClass(source: ElementSource): CustomElementConstructor {
  class TerrellaWorld extends Base {
    static readonly observedAttributes: readonly string[] = ATTRIBUTES
    static readonly beside = source.beside
    #stage: Stage | undefined
    readonly #changed = new Set<AttributeName>()

    connectedCallback(): void {
      this.#stage ??= new Stage(this, source)
      this.#stage.enter()
    }

    disconnectedCallback(): void {
      // Moved within the page it is connected again at once.
      queueMicrotask(() => this.isConnected || this.#stage?.leave('idle'))
    }

    attributeChangedCallback(name: string, before: string | null, after: string | null): void {
      if (before === after || !this.#stage) return
      this.#changed.add(name as AttributeName)
      if (this.#changed.size === 1) queueMicrotask(() => this.#follow())
    }

    get loaded(): boolean {
      return this.#stage?.isLoaded ?? false
    }

    get ready(): Promise<void> {
      this.#stage ??= new Stage(this, source)
      return this.#stage.ready
    }

    get world() {
      return this.#world?.snapshot
    }

    get camera(): WorldCamera | undefined {
      return this.#world?.camera
    }

    get stats() {
      return this.#world?.stats
    }

    get canUndo(): boolean {
      return this.#world?.canUndo ?? false
    }

    get canRedo(): boolean {
      return this.#world?.canRedo ?? false
    }

    get capabilities() {
      return capabilitiesHere()
    }

    async load(): Promise<void> {
      if (!this.isConnected || !this.#stage) throw new TerrellaError('not-open', 'The element is not in the page.')
      await this.#stage.load()
    }

    async apply(edit: Parameters<OpenedWorld['apply']>[0]): Promise<void> {
      await this.#opened.apply(edit)
    }

    async undo(): Promise<boolean> {
      return this.#opened.undo()
    }

    async redo(): Promise<boolean> {
      return this.#opened.redo()
    }

    play(): void {
      this.#opened.play()
    }

    pause(): void {
      this.#opened.pause()
    }

    setCamera(camera: Partial<WorldCamera>): void {
      this.#opened.setCamera(camera)
    }

    elevationAt(east: number, south: number): number | undefined {
      return this.#world?.elevationAt(east, south)
    }

    async toBlob({ pixelRatio = 1 }: { readonly pixelRatio?: number } = {}): Promise<Blob> {
      return this.#opened.toBlob(pixelRatio)
    }

    async toShareURL(): Promise<string | undefined> {
      return this.#opened.toShareURL()
    }

    async exportFile(kind: Parameters<OpenedWorld['exportFile']>[0]): Promise<File> {
      return this.#opened.exportFile(kind)
    }

    dismissPoster(): void {
      this.#stage?.dismissPoster()
    }

    dispose(): void {
      this.#stage?.leave('disposed')
    }

    get #world(): OpenedWorld | undefined {
      return this.#stage?.world
    }

    get #opened(): OpenedWorld {
      if (!this.#world) throw new TerrellaError('not-open', 'The world is not open: call load() first.')
      return this.#world
    }

    #follow(): void {
      const changed = [...this.#changed]
      this.#changed.clear()
      if (this.isConnected) this.#stage?.follow(changed)
    }
  }
  reflectAttributes(TerrellaWorld.prototype)
  return TerrellaWorld
}
