/** One record for the page, whichever versions of the element's script are on it: the first one's elements are used. */
const KEY = Symbol.for('terrella.locations')

/** Where what an element needs lies, if not beside its script. */
export interface EmbedLocations {
  /** Folder with `models/` and `places/`: absolute, or from the page's own address. */
  readonly assets?: string
  /** The app that links to worlds lead to; the folder of assets if nothing is said, and the page itself where a bundler has taken the files. */
  readonly app?: string
}

/** Says where models and places lie, for all elements that open from now on. @throws TypeError for what is no address */
export function configure({ assets: folder, app: page }: EmbedLocations): void {
  const said = locations()
  if (folder !== undefined) said.assets = addressOf(folder.endsWith('/') ? folder : `${folder}/`)
  if (page !== undefined) said.app = addressOf(page)
}

/** @param beside address of the element's script, or of a chunk beside it */
export function assetsUrl(beside: string): string {
  return locations().assets ?? new URL('./', beside).href
}

/** Where a bundler has taken the files there is no app beside them, and links lead to the page itself. */
export function appUrl(beside: string): string {
  const { app } = locations()
  if (app !== undefined) return app
  const isBundled = !/^(https?|file|blob|data):/.test(beside)
  return isBundled ? new URL('#', document.baseURI).href.slice(0, -1) : assetsUrl(beside)
}

function addressOf(text: string): string {
  return new URL(text, document.baseURI).href
}

function locations(): { assets?: string; app?: string } {
  const page = globalThis as { [KEY]?: { assets?: string; app?: string } }
  page[KEY] ??= {}
  return page[KEY]
}
