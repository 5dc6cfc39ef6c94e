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
export function noticeFor(trouble: Trouble): Notice {
  switch (trouble.kind) {
    case 'drawing-unavailable':
      return {
        title: 'This browser cannot draw the land',
        sentence:
          'It needs WebGL 2, which is switched off or missing here. Another browser, or hardware acceleration in the settings, may have it.',
        action: 'Try again',
      }
    case 'drawing-lost':
      return {
        title: 'The graphics device has stopped',
        sentence: 'The picture will come back as soon as the device does. Your place is kept.',
        action: 'Draw again',
      }
    case 'land-missing':
      return {
        title: 'The land files did not arrive',
        sentence: 'You see the land only in outline. The files may be missing on this server, or the connection was lost.',
        action: 'Fetch them again',
      }
    case 'land-corrupt':
      return {
        title: 'The land files arrived damaged',
        sentence: 'You see the land only in outline. Fetching them anew usually helps.',
        action: 'Fetch them again',
      }
    case 'land-version':
      return {
        title: 'The land files belong to another version',
        sentence: 'You see the land only in outline. Reloading brings page and files back together.',
        action: 'Reload',
      }
    case 'land-refused':
      return {
        title: 'This page may not run WebAssembly',
        sentence: 'Its content policy refuses it, so you see the land only in outline. Whoever runs the page can allow ‘wasm-unsafe-eval’.',
        action: 'Try again',
      }
    case 'land-failed':
      return {
        title: 'No more detail is being made',
        sentence: 'You see the land as far as it is known. Beginning again may help.',
        detail: trouble.detail,
        action: 'Try again',
      }
    case 'other-models':
      return {
        title: 'This world was made with other land files',
        sentence: 'Its ground is another here. What you do now is kept as a copy.',
        action: 'Go on with a copy',
      }
    case 'not-opened':
      return { title: 'That did not work', sentence: trouble.detail, action: 'All right' }
    case 'shelved':
      return {
        title: trouble.kept > 0 ? 'On the shelf' : 'Nothing new for the shelf',
        sentence: shelvedWords(trouble),
        ...(trouble.refused.length > 0 && { detail: trouble.refused.slice(0, MOST_SENTENCES).join(' ') }),
        action: 'See the shelf',
      }
    default: {
      const never: never = trouble
      throw new Error(`Unknown trouble: ${JSON.stringify(never)}`)
    }
  }
}

/** More are counted, not told. */
const MOST_SENTENCES = 3

function shelvedWords({ kept, known, refused }: Extract<Trouble, { kind: 'shelved' }>): string {
  const of = (count: number, one: string, many: string) => (count === 0 ? [] : [count === 1 ? one : `${count} ${many}`])
  const parts = [
    ...of(kept, 'One world came onto it.', 'worlds came onto it.'),
    ...of(known, 'One was there already.', 'were there already.'),
    ...of(refused.length, 'One thing in the archive was not opened.', 'things in the archive were not opened.'),
  ]
  return parts.join(' ') || 'The archive holds no worlds.'
}
