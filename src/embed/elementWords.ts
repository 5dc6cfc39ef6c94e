/** The few words that the element itself says, before any world is there. */
export interface ElementWords {
  readonly open: string
  readonly world: string
  readonly coming: string
  readonly here: string
  readonly resting: string
  readonly noDrawing: string
  readonly noSource: string
}

const EN: ElementWords = {
  open: 'Open this world',
  world: 'A living landscape',
  coming: 'The world is coming',
  here: 'The world is here',
  resting: 'The world rests',
  noDrawing: 'This landscape needs WebGL2 to be drawn, which is not available here.',
  noSource: 'This world could not be opened.',
}

const ZH: ElementWords = {
  open: '打开这个世界',
  world: '一片有生命的风景',
  coming: '世界正在到来',
  here: '世界已在眼前',
  resting: '世界正在休息',
  noDrawing: '这片风景需要 WebGL2 才能绘制，而这里没有。',
  noSource: '没能打开这个世界。',
}

/** @param language a tag such as zh-Hans; the first of the browser's own that there is, if nothing is said */
export function elementWords(language: string | undefined): ElementWords {
  const wanted = language ? [language] : navigator.languages
  const first = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'zh')
  return first === 'zh' ? ZH : EN
}
