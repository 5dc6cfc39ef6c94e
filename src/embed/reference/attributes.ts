import type { AttributeName } from '../attributeNames'
import type { AttributeEntry } from './entries'

/** All attributes, in the order of the documentation. */
export const ATTRIBUTE_ENTRIES: readonly (AttributeEntry & { readonly name: AttributeName })[] = [
  {
    name: 'src',
    type: 'string',
    description: 'A world to open: the address of a `.terrella` file or of a picture that carries a world, or a `#w=…` string from a link.',
  },
  {
    name: 'seed',
    type: 'number | string',
    default: '7',
    description: 'Which land: a whole number from 0 to 4294967295, or a name. `src` goes before it.',
  },
  { name: 'alt', type: 'string', description: 'What the picture shows, for who cannot see it.' },
  { name: 'poster', type: 'string', description: 'The address of a picture that is shown until the world is there.' },
  {
    name: 'loading',
    type: "'auto' | 'lazy' | 'eager'",
    default: 'auto',
    description:
      'When more than the script is fetched: near the part of the page that is seen (`auto`), in it (`lazy`), or at once (`eager`).',
  },
  {
    name: 'reveal',
    type: "'auto' | 'interaction' | 'manual'",
    default: 'auto',
    description:
      'When the poster goes: when the land is there, which with `interaction` comes only when somebody touches it, or when `dismissPoster()` is called.',
  },
  {
    name: 'mode',
    type: "'orbit' | 'walk' | 'fly'",
    default: 'orbit',
    description: 'How one moves: around a place, on foot, or through the air.',
  },
  { name: 'controls', type: 'boolean', description: 'Shows the bar of buttons. Without it a reader moves by hand and by keys alone.' },
  { name: 'editable', type: 'boolean', description: 'Lets a reader shape the land.' },
  {
    name: 'tools',
    type: 'string',
    description: 'Names of the tools that `editable` offers, with spaces between them; all of them if left out.',
  },
  { name: 'time', type: 'string', description: 'The hour, as `18:30` or `18.5`; `now` is that of the reader.' },
  { name: 'season', type: 'string', description: '`spring`, `summer`, `autumn`, `winter`, or a day of the year from 0 to 364.' },
  {
    name: 'weather',
    type: "'clear' | 'fair' | 'overcast' | 'mist' | 'rain' | 'snow' | 'storm'",
    default: 'fair',
    description: 'The weather that stands.',
  },
  {
    name: 'pace',
    type: "'still' | 'real' | 'day' | 'year'",
    default: 'still',
    description: 'How time goes by: it stands, goes as outside, or a day or a year goes by in a minute.',
  },
  {
    name: 'quality',
    type: "'auto' | 'high' | 'medium' | 'low'",
    default: 'auto',
    description: 'How fine the picture is; `auto` finds what is fluent.',
  },
  { name: 'backend', type: "'auto' | 'wasm' | 'webgpu'", default: 'auto', description: 'What runs the models.' },
  { name: 'models', type: "'auto' | 'off'", default: 'auto', description: '`off` fetches no models: the land stays an outline.' },
  {
    name: 'storage',
    type: "'none' | 'local'",
    default: 'none',
    description:
      '`local` lets the browser keep the world, its models and what is preferred, under the element’s `id`, its `src` or its seed.',
  },
  {
    name: 'touch-action',
    type: 'string',
    default: 'pan-y',
    description: 'What a finger on the picture may still do to the page, as CSS writes it: `pan-y`, `pan-x`, `none`.',
  },
  {
    name: 'interaction-prompt',
    type: "'auto' | 'none'",
    default: 'auto',
    description: 'Whether a sign on the poster, and then a hint, show what one can do.',
  },
  {
    name: 'motion',
    type: "'auto' | 'reduce'",
    default: 'auto',
    description: '`reduce` stills what moves by itself; `auto` asks the system.',
  },
  { name: 'muted', type: 'boolean', description: 'Keeps the land silent.' },
  { name: 'lang', type: 'string', description: 'Language of the buttons, `en` or `zh`; that of the page or of the browser if left out.' },
]
