import type { Words } from './words/en'

/** Something that keeps part of the world from being shown. */
export type Trouble =
  | { readonly kind: 'drawing-unavailable' }
  | { readonly kind: 'drawing-lost' }
  | { readonly kind: 'land-missing' }
  | { readonly kind: 'land-corrupt' }
  | { readonly kind: 'land-version' }
  | { readonly kind: 'land-refused' }
  | { readonly kind: 'land-failed'; readonly detail: string }
  /** The world was made with other model files than those present. */
  | { readonly kind: 'other-models' }
  /** What somebody sent is no world; `detail` is the sentence that says why. */
  | { readonly kind: 'not-opened'; readonly detail: string }
  /** What grew in this world before cannot be brought back; `detail` is the sentence that says why. */
  | { readonly kind: 'not-grown'; readonly detail: string }
  /** Many worlds came at once: so many onto the shelf, so many were there already, and what was not opened, in sentences. */
  | { readonly kind: 'shelved'; readonly kept: number; readonly known: number; readonly refused: readonly string[] }

export interface Notice {
  readonly title: string
  readonly sentence: string
  /** What the machine said, for whoever can use it. */
  readonly detail?: string
  /** The words on the button; every notice has a way on. */
  readonly action: string
}

/** Says in plain words what happened, what it means, and what can be done. */
export function noticeFor(trouble: Trouble, words: Words): Notice {
  const notice = words.notices[trouble.kind]
  switch (trouble.kind) {
    case 'land-failed':
      return { ...notice, detail: trouble.detail }
    case 'not-grown':
      return { ...notice, detail: words.told(trouble.detail) }
    case 'not-opened':
      return { ...notice, sentence: words.told(trouble.detail) }
    case 'shelved':
      return {
        ...notice,
        title: trouble.kept > 0 ? notice.title : words.shelved.nothingNew,
        sentence: shelvedWords(trouble, words) || notice.sentence,
        ...(trouble.refused.length > 0 && { detail: words.join(trouble.refused.slice(0, MOST_SENTENCES).map(words.told)) }),
      }
    default:
      return notice
  }
}

/** More are counted, not told. */
const MOST_SENTENCES = 3

function shelvedWords({ kept, known, refused }: Extract<Trouble, { kind: 'shelved' }>, words: Words): string {
  const told = words.shelved
  const parts = [kept > 0 && told.kept(kept), known > 0 && told.known(known), refused.length > 0 && told.refused(refused.length)]
  return words.join(parts.filter((part) => part !== false))
}
