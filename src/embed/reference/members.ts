import type { WorldControls, WorldReadings } from '../api'
import type { MethodEntry, PropertyEntry } from './entries'

/** All properties. None can be set: what can be set is an attribute. */
export const PROPERTY_ENTRIES: readonly (PropertyEntry & { readonly name: keyof WorldReadings })[] = [
  {
    name: 'ready',
    type: 'Promise<void>',
    description: 'Done when the world is ready, as the `ready` event; fails with a `TerrellaError`.',
  },
  { name: 'loaded', type: 'boolean', description: 'Whether land is in the picture.' },
  { name: 'world', type: 'WorldSnapshot | undefined', description: 'The world as plain data: seed, models, log of edits, time, weather.' },
  { name: 'camera', type: 'WorldCamera | undefined', description: 'Where the world is seen from.' },
  { name: 'stats', type: 'WorldStats | undefined', description: 'What the world costs, and how far it is.' },
  { name: 'canUndo', type: 'boolean', description: 'Whether there is something to take back.' },
  { name: 'canRedo', type: 'boolean', description: 'Whether there is something to bring back.' },
  { name: 'capabilities', type: 'WorldCapabilities', description: 'What this browser lets the world do.' },
]

/** All methods. */
export const METHOD_ENTRIES: readonly (MethodEntry & { readonly name: keyof WorldControls })[] = [
  {
    name: 'load',
    parameters: [],
    returns: 'Promise<void>',
    description: 'Opens the world without waiting for the reader to come near. Done when it is in the picture.',
  },
  {
    name: 'apply',
    parameters: [{ name: 'edit', type: 'WorldEdit | LoggedWorldEdit' }],
    returns: 'Promise<void>',
    description: 'Does something to the world, as a hand could. Done when the land shows it.',
  },
  { name: 'undo', parameters: [], returns: 'Promise<boolean>', description: 'Takes the last edit back; false where there is none.' },
  { name: 'redo', parameters: [], returns: 'Promise<boolean>', description: 'Brings back what was taken back last.' },
  { name: 'play', parameters: [], returns: 'void', description: 'Lets time go by again, as `pause()` found it.' },
  { name: 'pause', parameters: [], returns: 'void', description: 'Time stands, and nothing is drawn that is not asked for.' },
  {
    name: 'setCamera',
    parameters: [{ name: 'camera', type: 'Partial<WorldCamera>' }],
    returns: 'void',
    description: 'Puts the eye elsewhere; what is left out stays.',
  },
  {
    name: 'elevationAt',
    parameters: [
      { name: 'east', type: 'number' },
      { name: 'south', type: 'number' },
    ],
    returns: 'number | undefined',
    description: 'Elevation of the land that is drawn there, in metres.',
  },
  {
    name: 'toBlob',
    parameters: [{ name: 'options', type: '{ readonly pixelRatio?: number }', optional: true }],
    returns: 'Promise<Blob>',
    description: 'The picture, as PNG.',
  },
  {
    name: 'toShareURL',
    parameters: [],
    returns: 'Promise<string | undefined>',
    description: 'The address of the app with the world in it; undefined when it holds too much for one.',
  },
  {
    name: 'exportFile',
    parameters: [{ name: 'kind', type: 'ExportKind' }],
    returns: 'Promise<File>',
    description: 'A file: the world, a picture that carries it, or land in the picture for other tools.',
  },
  { name: 'dismissPoster', parameters: [], returns: 'void', description: 'Shows the world in place of its poster.' },
  { name: 'dispose', parameters: [], returns: 'void', description: 'Ends the world and gives back all that it holds.' },
]
