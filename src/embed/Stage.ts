import { TerrellaError, type WorldErrorCode, type WorldEventDetails, type WorldEventName } from './api'
import { appUrl, assetsUrl } from './assets'
import type { AttributeName } from './attributeNames'
import { type Deferred, deferred } from './deferred'
import { buildParts, type ElementParts } from './elementParts'
import { elementWords } from './elementWords'
import { askForPlace, insistOnPlace, type LiveWorld, leavePlace, offerPlace } from './liveWorlds'
import type { OpenedWorld, OpenWorld, WorldNews } from './openedWorld'
import { readSettings, type Settings } from './settings'
import { type Sight, watchSight } from './sight'

/** What is fetched when the first world is to be opened. */
export interface ElementSource {
  readonly load: () => Promise<OpenWorld>
  /** Address of the element's script. */
  readonly beside: string
}

/** What is not seen for so long gives back what it holds. */
const UNSEEN_MILLISECONDS = 60_000

/** With another of these there is another world. */
const OPENED_ANEW: readonly AttributeName[] = ['src', 'seed', 'backend', 'models', 'storage']

/** Nothing yet; being fetched and opened; there; given back until it is seen or touched again; cannot be opened; not wanted any more. */
type Phase = 'idle' | 'opening' | 'open' | 'suspended' | 'failed' | 'disposed'

/** Where the world of one element comes and goes: decides when it is opened, rests, is given back and comes again, and what is shown meanwhile. */
export class Stage {
  readonly #element: HTMLElement
  readonly #source: ElementSource
  readonly #parts: ElementParts
  #phase: Phase = 'idle'
  #world: OpenedWorld | undefined
  #sight: Sight = { isNear: false, isSeen: false }
  /** Somebody has asked for it, by hand or by a call. */
  #isAsked = false
  /** Its land has been in the picture. */
  #isLoaded = false
  #isPosterGone = false
  #endSight = () => {}
  #unseen: ReturnType<typeof setTimeout> | undefined
  /** Counts openings: what came of an older one is not wanted. */
  #opening = 0
  #whenLoaded: Deferred = deferred()
  #whenReady: Deferred = deferred()
  readonly #live: LiveWorld = {
    isSeen: () => this.#sight.isSeen,
    giveWay: () => void this.#suspend(),
    onPlace: () => this.#consider(),
  }

  constructor(element: HTMLElement, source: ElementSource) {
    this.#element = element
    this.#source = source
    this.#parts = buildParts(element)
    this.#parts.poster.addEventListener('click', () => this.#onPress())
  }

  /** The world, if it has been opened. */
  get world(): OpenedWorld | undefined {
    return this.#world
  }

  get isLoaded(): boolean {
    return this.#isLoaded
  }

  get ready(): Promise<void> {
    return this.#whenReady.promise
  }

  /** The element is in the page. */
  enter(): void {
    if (this.#phase === 'disposed') this.#phase = 'idle'
    this.#endSight()
    this.#endSight = watchSight(this.#element, (sight) => this.#onSight(sight))
    this.follow()
  }

  /** It is not, or is not to be used any more. */
  leave(phase: 'idle' | 'disposed'): void {
    this.#endSight()
    this.#sight = { isNear: false, isSeen: false }
    this.#end(phase)
  }

  /** Attributes have changed, or are read for the first time. */
  follow(changed?: readonly AttributeName[]): void {
    const read = (name: AttributeName) => (changed && !changed.includes(name) ? null : this.#element.getAttribute(name))
    readSettings(read, this.#element.baseURI, (sentence) => console.warn(sentence))
    if (!changed || changed.includes('poster')) this.#paintPoster()
    if (changed?.some((name) => OPENED_ANEW.includes(name))) this.#end('idle')
    else if (changed) this.#world?.follow(this.#settings)
    this.#show()
    this.#consider()
  }

  /** Opens the world, whatever else is live. Done when it is in the picture. */
  load(): Promise<void> {
    this.#isAsked = true
    insistOnPlace(this.#live)
    this.#openOrResume()
    return this.#whenLoaded.promise
  }

  dismissPoster(): void {
    this.#isPosterGone = true
    this.#show()
  }

  get #settings(): Settings {
    const read = (name: AttributeName) => (name === 'lang' ? languageAround(this.#element) : this.#element.getAttribute(name))
    return readSettings(read, this.#element.baseURI, () => undefined)
  }

  #paintPoster(): void {
    const { poster } = this.#settings
    this.#parts.picture.replaceChildren(...(poster ? [image(poster)] : []))
  }

  #onSight(sight: Sight): void {
    const wasSeen = this.#sight.isSeen
    this.#sight = sight
    if (sight.isSeen !== wasSeen) {
      this.#tell('visibility', { visible: sight.isSeen })
      clearTimeout(this.#unseen)
      if (sight.isSeen) this.#world?.wake()
      else {
        this.#world?.rest()
        this.#unseen = setTimeout(() => this.#giveBack(), UNSEEN_MILLISECONDS)
        offerPlace()
      }
    }
    this.#consider()
  }

  /** Opens the world, or brings it back, if that is due. */
  #consider(): void {
    if (!this.#element.isConnected || (this.#phase !== 'idle' && this.#phase !== 'suspended')) return
    const { loading, reveal } = this.#settings
    const isComing = loading === 'eager' || (loading === 'lazy' ? this.#sight.isSeen : this.#sight.isNear)
    const isDue = this.#phase === 'suspended' ? this.#sight.isSeen : reveal !== 'interaction' && isComing
    if ((isDue || this.#isAsked) && askForPlace(this.#live)) this.#openOrResume()
  }

  #openOrResume(): void {
    if (this.#phase === 'suspended') {
      this.#phase = 'open'
      this.#isLoaded = false
      this.#world?.resume()
      this.#show()
    } else if (this.#phase === 'idle' || this.#phase === 'failed') void this.#open()
  }

  async #open(): Promise<void> {
    const opening = ++this.#opening
    const isStill = () => opening === this.#opening
    this.#phase = 'opening'
    this.#parts.fallback.hidden = true
    this.#show()
    const { root, mount } = this.#parts
    const { load, beside } = this.#source
    try {
      const open = await load()
      if (!isStill()) return
      const place = { host: this.#element, root, mount, assetsUrl: assetsUrl(beside), appUrl: appUrl(beside) }
      const world = await open({ ...place, tell: (name, detail) => !isStill() || this.#onNews(name, detail) }, this.#settings)
      if (!isStill()) {
        world.dispose()
        return
      }
      this.#world = world
      this.#phase = 'open'
      if (!this.#sight.isSeen && !this.#isAsked) world.rest()
      this.#show()
    } catch (error) {
      if (isStill()) this.#fail(codeOf(error), error instanceof Error ? error.message : String(error))
    }
  }

  #onNews<Name extends keyof WorldNews>(name: Name, detail: WorldNews[Name]): boolean {
    if (name === 'progress') showProgress(this.#parts.bar, (detail as WorldNews['progress']).share)
    if (name === 'error') {
      const { code, message } = detail as WorldNews['error']
      if (code === 'drawing-unavailable') {
        this.#fail(code, message)
        return true
      }
    }
    if (name === 'load') {
      this.#isLoaded = true
      if (this.#settings.reveal !== 'manual') this.#isPosterGone = true
      this.#whenLoaded.resolve()
      this.#show()
    }
    if (name === 'ready') this.#whenReady.resolve()
    return this.#tell(name, detail)
  }

  #fail(code: WorldErrorCode, message: string): void {
    this.#end('failed', new TerrellaError(code, message))
    const { fallback, sentence } = this.#parts
    const { noDrawing, noSource } = elementWords(this.#settings.lang)
    sentence.textContent = code === 'drawing-unavailable' ? noDrawing : `${noSource} ${message}`
    fallback.hidden = false
    this.#tell('error', { code, message })
  }

  #onPress(): void {
    const { root, poster, mount } = this.#parts
    const hadFocus = root.activeElement === poster
    if (this.#settings.reveal === 'manual' && this.#phase === 'open') return
    const followFocus = () => hadFocus && mount.querySelector<HTMLElement>('.surface')?.focus({ preventScroll: true })
    void this.load().then(followFocus, () => undefined)
  }

  /** Nobody has seen it for a while. */
  #giveBack(): void {
    leavePlace(this.#live)
    void this.#suspend()
  }

  async #suspend(): Promise<void> {
    if (this.#phase === 'opening' || (this.#phase === 'open' && !this.#isLoaded)) this.#end('idle')
    if (this.#phase !== 'open') return
    this.#phase = 'suspended'
    this.#isAsked = false
    const still = await this.#world?.suspend()
    if (still && this.#phase === 'suspended') this.#parts.picture.replaceChildren(still)
    this.#show()
  }

  #end(phase: 'idle' | 'failed' | 'disposed', why = new TerrellaError('not-open', 'The world was closed.')): void {
    this.#opening++
    this.#phase = phase
    this.#isLoaded = false
    this.#isPosterGone = false
    clearTimeout(this.#unseen)
    leavePlace(this.#live)
    this.#world?.dispose()
    this.#world = undefined
    this.#whenLoaded.reject(why)
    this.#whenReady.reject(why)
    this.#whenLoaded = deferred()
    this.#whenReady = deferred()
    this.#paintPoster()
    this.#show()
  }

  /** Shows the poster, and says how things stand. */
  #show(): void {
    const { frame, poster, mount, bar, toast, fallback } = this.#parts
    const { alt, lang, interactionPrompt, touchAction } = this.#settings
    const words = elementWords(lang)
    const isGone = this.#phase === 'open' && this.#isPosterGone && this.#isLoaded
    const isComing = this.#phase === 'opening' || (this.#phase === 'open' && !this.#isLoaded)
    poster.dataset.gone = String(isGone)
    poster.inert = isGone
    poster.setAttribute('aria-label', alt ? `${words.open}: ${alt}` : words.open)
    bar.ariaLabel = words.coming
    mount.inert = !isGone
    frame.style.setProperty('--touch-action', touchAction)
    frame.dataset.isComing = String(isComing)
    frame.dataset.prompt = interactionPrompt
    if (this.#phase !== 'failed') fallback.hidden = true
    toast.textContent = isGone ? words.here : isComing ? words.coming : this.#phase === 'suspended' ? words.resting : ''
  }

  #tell<Name extends WorldEventName>(
    name: Name,
    detail: WorldEventDetails[Name] | (Name extends keyof WorldNews ? WorldNews[Name] : never),
  ): boolean {
    return this.#element.dispatchEvent(new CustomEvent(name, { detail, cancelable: name === 'before-edit' }))
  }
}

function showProgress(bar: HTMLElement, share: number): void {
  bar.style.transform = `scaleX(${share})`
  bar.ariaValueNow = String(Math.round(100 * share))
}

/** What the words around an element are written in. */
function languageAround(element: HTMLElement): string | null {
  return element.closest('[lang]')?.getAttribute('lang') ?? null
}

function image(url: string): HTMLImageElement {
  const made = new Image()
  made.alt = ''
  made.decoding = 'async'
  made.src = url
  return made
}

function codeOf(error: unknown): WorldErrorCode {
  return error instanceof TerrellaError ? error.code : 'internal'
}
