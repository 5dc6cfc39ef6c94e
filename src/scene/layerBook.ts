/** Which tile lies in which texture layer; the tile that was not drawn for longest gives way. */
export class LayerBook<Content> {
  readonly #entries = new Map<string, { layer: number; content: Content; frame: number }>()
  readonly #free: number[]

  constructor(layers: number) {
    this.#free = Array.from({ length: layers }, (_, i) => layers - 1 - i)
  }

  /**
   * The layer of a tile in this frame.
   * @returns undefined when every layer is in use in this very frame; `isNew` when the content must be written to the layer first
   */
  take(key: string, content: Content, frame: number): { readonly layer: number; readonly isNew: boolean } | undefined {
    const entry = this.#entries.get(key)
    if (entry) {
      this.#entries.delete(key)
      this.#entries.set(key, entry)
      const isNew = entry.content !== content
      entry.content = content
      entry.frame = frame
      return { layer: entry.layer, isNew }
    }
    const layer = this.#free.pop() ?? this.#evict(frame)
    if (layer === undefined) return undefined
    this.#entries.set(key, { layer, content, frame })
    return { layer, isNew: true }
  }

  /** What lies in the layers, that was not drawn for longest first. */
  list(): readonly { readonly layer: number; readonly content: Content }[] {
    return [...this.#entries.values()]
  }

  #evict(frame: number): number | undefined {
    const [oldest] = this.#entries
    if (!oldest || oldest[1].frame === frame) return undefined
    this.#entries.delete(oldest[0])
    return oldest[1].layer
  }
}
