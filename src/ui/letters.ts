import italic from '@fontsource-variable/alegreya/files/alegreya-latin-wght-italic.woff2?url'
import upright from '@fontsource-variable/alegreya/files/alegreya-latin-wght-normal.woff2?url'

/** Alegreya, by Juan Pablo del Peral: letters for reading, with an italic that was written by hand. Its licence lies in public/licences/. */
const FAMILY = 'Terrella Alegreya'

/** Letters that the files hold. */
const RANGE = 'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215'

let isBrought = false

/** Has the letters ready for whatever is written with them. A shadow root cannot bring letters of its own. */
export function bringLetters(): void {
  if (isBrought) return
  isBrought = true
  for (const [style, url] of [
    ['normal', upright],
    ['italic', italic],
  ] as const)
    document.fonts.add(
      new FontFace(FAMILY, `url("${url}") format("woff2")`, { style, weight: '400 900', display: 'swap', unicodeRange: RANGE }),
    )
}
