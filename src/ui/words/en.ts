import type { IconName } from '../icons'
import type { Device } from '../input/inputSource'
import type { TimeAway } from '../interfaceStore'
import type { LaterWords } from './enLater'
import type { Language } from './language'

interface Lesson {
  readonly icon: IconName
  readonly words: string
}

interface NoticeWords {
  readonly title: string
  readonly sentence: string
  /** The words on the button; every notice has a way on. */
  readonly action: string
}

let later: Promise<LaterWords> | undefined

/** What the page says in English before anything is opened; also what every other language must say. */
export const EN = {
  language: 'en' as Language,
  /** For `lang`, and for numbers and dates. */
  locale: 'en',
  title: 'Terrella',
  land: 'The land. Press the question mark for all keys.',
  landIsComing: 'The land is coming',
  /** How long the world went on by itself. */
  passed: {
    year: (count: number): string => (count === 1 ? 'A year has passed.' : `${count} years have passed.`),
    month: (count: number): string => (count === 1 ? 'A month has passed.' : `${count} months have passed.`),
    day: (count: number): string => (count === 1 ? 'A day has passed.' : `${count} days have passed.`),
  } satisfies Record<TimeAway['unit'], (count: number) => string>,
  close: 'Close',
  languages: 'Language',
  /** What panels say, which comes with the first of them. */
  later: (): Promise<LaterWords> => {
    later ??= import('./enLater').then((module) => module.EN_LATER)
    return later
  },
  /** A sentence of what lies below the interface, which tells of files, links and storage in English. */
  told: (sentence: string): string => sentence,
  worldName: (seed: number): string => `World ${seed}`,
  /** What was not opened of an archive, in sentences. */
  join: (sentences: readonly string[]): string => sentences.join(' '),
  modes: {
    title: 'Way to move',
    orbit: { name: 'Orbit', hint: 'Orbit: turn around a point of the land' },
    fly: { name: 'Fly', hint: 'Fly: through the air' },
    walk: { name: 'Walk', hint: 'Walk: on the ground' },
  },
  toolbar: {
    title: 'World',
    shelf: 'My worlds',
    newWorld: 'New world',
    home: 'First place',
    info: 'What is under the pointer',
    dial: 'Hour, season and weather',
    photograph: 'Photograph: a picture that carries the world',
    send: 'Send or save this world',
    sound: 'Sound of the land',
    fullscreen: 'Full screen',
    keys: 'All keys',
  },
  shaping: {
    title: 'Shaping',
    shape: 'Shape',
    grow: 'Grow',
    hints: { shape: 'Shape the land (T)', grow: 'Tend what grows (Z)' },
    undo: 'Undo',
    redo: 'Redo',
    history: 'History',
    historyHint: 'How this world was made (H)',
  },
  hint: {
    title: 'How to move',
    close: 'Close the hint',
    keys: 'All keys',
    wheelWithKey: 'Ctrl, or ⌘, and scroll to come closer',
    lessons: {
      mouse: [
        { icon: 'drag', words: 'Drag to look around' },
        { icon: 'wheel', words: 'Scroll to come closer' },
        { icon: 'go', words: 'Double-click to go there' },
      ],
      touch: [
        { icon: 'swipe', words: 'Drag to look around' },
        { icon: 'pinch', words: 'Pinch to come closer' },
        { icon: 'go', words: 'Double-tap to go there' },
      ],
      gamepad: [
        { icon: 'move', words: 'Left stick to move' },
        { icon: 'orbit', words: 'Right stick to look' },
        { icon: 'go', words: 'First button to go there' },
      ],
    } as Record<Device, readonly Lesson[]>,
  },
  moving: { title: 'Moving about', aside: 'Come low and you walk; rise and you fly.' },
  /** Short words about what has just been done. */
  said: {
    'nothing-to-undo': 'Nothing to undo',
    'nothing-to-redo': 'Nothing to redo',
    'undo-brings-back': 'Undo brings it back',
    'picture-saved': 'Saved: the picture carries the world',
    'no-picture': 'No picture could be taken',
    'no-fullscreen': 'Full screen is not allowed here',
    'link-copied': 'Link copied',
    'link-in-address': 'The link is in the address bar',
    'no-sound': 'There is no sound here',
    'only-water': 'There is only water here',
    'wheel-with-key': 'Hold Ctrl, or ⌘, to come nearer with the wheel',
  },
  marks: { saved: 'Saved', saving: 'Saving', unsaved: 'Not saved', elsewhere: 'Open in another tab', offline: 'Ready offline' },
  keeping: {
    unsaved: 'This world is not saved',
    unsavedSentence: (reason: string): string => `${reason} It stays here as long as this tab is open, and saving goes on being tried.`,
    saveAsFile: 'Save it as a file',
    elsewhere: 'This world is open in another tab',
    elsewhereSentence: 'Here you can look at it. What you change here is not kept, unless you take the world over or make a copy.',
    goOnHere: 'Go on here',
    makeCopy: 'Make a copy',
    newer: 'Newer version',
    newerTitle: 'A newer Terrella is here',
    newerSentence: 'It begins when you say so; your world and your place are kept.',
    beginAnew: 'Begin anew with it',
    notYet: 'Later',
  },
  notices: {
    'drawing-unavailable': {
      title: 'This browser cannot draw the land',
      sentence:
        'It needs WebGL 2, which is switched off or missing here. Another browser, or hardware acceleration in the settings, may have it.',
      action: 'Try again',
    },
    'drawing-lost': {
      title: 'The graphics device has stopped',
      sentence: 'The picture will come back as soon as the device does. Your place is kept.',
      action: 'Draw again',
    },
    'land-missing': {
      title: 'The land files did not arrive',
      sentence: 'You see the land only in outline. The files may be missing on this server, or the connection was lost.',
      action: 'Fetch them again',
    },
    'land-corrupt': {
      title: 'The land files arrived damaged',
      sentence: 'You see the land only in outline. Fetching them anew usually helps.',
      action: 'Fetch them again',
    },
    'land-version': {
      title: 'The land files belong to another version',
      sentence: 'You see the land only in outline. Reloading brings page and files back together.',
      action: 'Reload',
    },
    'land-refused': {
      title: 'This page may not run WebAssembly',
      sentence: 'Its content policy refuses it, so you see the land only in outline. Whoever runs the page can allow ‘wasm-unsafe-eval’.',
      action: 'Try again',
    },
    'land-failed': {
      title: 'No more detail is being made',
      sentence: 'You see the land as far as it is known. Beginning again may help.',
      action: 'Try again',
    },
    'other-models': {
      title: 'This world was made with other land files',
      sentence: 'Its ground is another here. What you do now is kept as a copy.',
      action: 'Go on with a copy',
    },
    'not-opened': { title: 'That did not work', sentence: '', action: 'All right' },
    'not-grown': {
      title: 'What grew here could not be brought back',
      sentence: 'The land stands as its seed and your edits have it. What was kept stays as it is, and what you do now is kept as a copy.',
      action: 'Go on with a copy',
    },
    shelved: { title: 'On the shelf', sentence: 'The archive holds no worlds.', action: 'See the shelf' },
  } satisfies Record<string, NoticeWords>,
  shelved: {
    nothingNew: 'Nothing new for the shelf',
    kept: (count: number): string => (count === 1 ? 'One world came onto it.' : `${count} worlds came onto it.`),
    known: (count: number): string => (count === 1 ? 'One was there already.' : `${count} were there already.`),
    refused: (count: number): string =>
      count === 1 ? 'One thing in the archive was not opened.' : `${count} things in the archive were not opened.`,
  },
}

/** What every language says. */
export type Words = typeof EN

/** A short word about what has just been done. */
export type SaidWord = keyof Words['said']
