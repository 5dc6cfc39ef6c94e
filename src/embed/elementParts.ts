import css from './element.css?inline'

/** What the shadow root of an element holds. */
export interface ElementParts {
  readonly root: ShadowRoot
  readonly frame: HTMLElement
  /** What the world fills. */
  readonly mount: HTMLElement
  /** The picture before the world is there, and while it rests; pressed, it opens the world. */
  readonly poster: HTMLButtonElement
  /** Of the poster: an image, or the world as it was. */
  readonly picture: HTMLElement
  readonly bar: HTMLElement
  readonly fallback: HTMLElement
  readonly sentence: HTMLElement
  /** What is told to whoever does not see. */
  readonly toast: HTMLElement
}

const SVG = 'http://www.w3.org/2000/svg'

/** A range of mountains with the sun above it, on the button that opens the world. */
const RANGE = 'M15 36l8.5-10.5 5 5.5 7-9.5 7.5 14.5'

/** Builds what an element shows before its world is there. */
export function buildParts(host: HTMLElement): ElementParts {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: false })
  root.adoptedStyleSheets = [sheetForAll()]
  const mount = part('div', 'stage-mount')
  const picture = part('span', 'picture')
  const slot = slotFor('poster', picture)
  const play = part('span', 'stage-play')
  play.append(drawing())
  const poster = part('button', 'stage-poster', 'poster')
  poster.type = 'button'
  poster.append(slot, play)
  const bar = part('div', 'stage-bar', 'progress-bar')
  bar.setAttribute('role', 'progressbar')
  const progress = part('div', 'stage-progress')
  progress.append(slotFor('progress', bar))
  const toolbar = part('div', 'stage-toolbar')
  toolbar.append(slotFor('toolbar'))
  const sentence = document.createElement('p')
  const fallback = part('div', 'stage-fallback')
  fallback.hidden = true
  fallback.append(slotFor('fallback', sentence))
  const toast = part('div', 'stage-toast')
  toast.setAttribute('role', 'status')
  const frame = part('div', 'frame')
  frame.append(mount, toolbar, poster, progress, fallback, toast)
  root.replaceChildren(frame)
  return { root, frame, mount, poster, picture, bar, fallback, sentence, toast }
}

let sheet: CSSStyleSheet | undefined

function sheetForAll(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

/** Made piece by piece: pages may forbid markup that comes as text. */
function drawing(): SVGElement {
  const make = (tag: string, attributes: Readonly<Record<string, string>>) => {
    const made = document.createElementNS(SVG, tag) as SVGElement
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    return made
  }
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2.2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  const svg = make('svg', { viewBox: '0 0 58 58', 'aria-hidden': 'true' })
  svg.append(make('path', { d: RANGE, ...line }), make('circle', { cx: '21', cy: '19.5', r: '2.8', ...line }))
  return svg
}

function part<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string, shown?: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = name
  if (shown) made.setAttribute('part', shown)
  return made
}

function slotFor(name: string, ...usual: HTMLElement[]): HTMLSlotElement {
  const slot = document.createElement('slot')
  slot.name = name
  slot.append(...usual)
  return slot
}
