/** Style sheets of the interface, in the order in which their parts came. */
const texts: string[] = []

/** Documents and shadow roots that wear them. */
const wearers = new Map<Document | ShadowRoot, () => void>()

/** Adds the style of a part of the interface to everything that wears it now or later. Style sheets made by code need no permission of a content policy. */
export function wear(css: string): void {
  if (texts.includes(css)) return
  texts.push(css)
  for (const follow of wearers.values()) follow()
}

/** Has a document or a shadow root wear the style of the interface. @returns what takes it off */
export function dress(root: Document | ShadowRoot): () => void {
  const worn: CSSStyleSheet[] = []
  const follow = () => {
    for (const text of texts.slice(worn.length)) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      worn.push(sheet)
      root.adoptedStyleSheets.push(sheet)
    }
  }
  wearers.set(root, follow)
  follow()
  return () => {
    wearers.delete(root)
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !worn.includes(sheet))
  }
}
