import type { Character, DeedKind, EditKind, Pace, PlantGroup, WeatherName } from '../../world'
import type { WaterOffer } from '../hand/waterWords'

/** What a row of the key tables tells; words between bars are drawn as keys. */
export interface KeyRow {
  readonly what: string
  readonly keys: string
  readonly touch?: string
  readonly pad?: string
}

interface ToolWords {
  readonly name: string
  /** What it does, in a line. */
  readonly deed: string
}

interface OfferWords {
  readonly sentence: string
  readonly accept: string | undefined
}

/** What panels say in English; they come with their words when the first of them is opened. */
export const EN_LATER = {
  quality: { title: 'Picture', auto: 'As fluent as can be', high: 'High', medium: 'Medium', low: 'Low' },
  keys: {
    what: 'What',
    mouse: 'Mouse and keys',
    touch: 'Touch',
    gamepad: 'Gamepad',
    shaping: 'Shaping',
    growing: 'Growing',
    moving: {
      look: { what: 'Look, or turn what you hold', keys: 'Drag', touch: 'Drag', pad: 'Right stick' },
      closer: { what: 'Closer, farther', keys: 'Wheel', touch: 'Pinch' },
      slide: { what: 'Slide over the land', keys: 'Right drag', touch: 'Two fingers' },
      move: { what: 'Move', keys: '|W| |A| |S| |D| or arrows', touch: 'Stick, flying or on foot', pad: 'Left stick' },
      up: { what: 'Up, down', keys: '|E| |Q| or |Space| |C|', pad: 'Triggers' },
      faster: { what: 'Faster', keys: '|Shift|', pad: 'Bumpers' },
      go: { what: 'Go there', keys: 'Double-click', touch: 'Double-tap', pad: 'A' },
      modes: { what: 'Orbit, fly, walk', keys: '|1| |2| |3|', touch: 'Buttons below', pad: 'Y flies, X walks' },
      home: { what: 'First place', keys: '|G| or |Home|', pad: 'B' },
      info: { what: 'What is under the pointer', keys: '|I|' },
      dial: { what: 'Hour, season, weather', keys: '|4|', touch: 'Button above' },
      shelf: { what: 'My worlds', keys: '|O|', touch: 'Button above' },
      photograph: { what: 'Photograph', keys: '|P|', touch: 'Button above' },
      sound: { what: 'Sound of the land', keys: '|B|', touch: 'Button above' },
      fullscreen: { what: 'Full screen', keys: '|F|' },
      keys: { what: 'These keys', keys: '|?|' },
    } satisfies Record<string, KeyRow>,
    shapingRows: {
      take: { what: 'Take up a tool, lay it down', keys: '|T|, |Esc|', touch: 'Shape' },
      work: { what: 'Work on the land', keys: 'Press and drag, or hold |Enter|', touch: 'One finger' },
      turn: { what: 'Turn the view meanwhile', keys: 'Right drag', touch: 'Two fingers' },
      wider: { what: 'Wider, narrower', keys: '|]| |[| or |Shift| and wheel', touch: 'Slider' },
      stronger: { what: 'Stronger, weaker', keys: '|=| |−| or |Alt| and wheel', touch: 'Slider' },
      raise: { what: 'Raise, lower', keys: '|R| |L|' },
      ridge: { what: 'Ridge, valley', keys: '|X| |V|' },
      lake: { what: 'Lake', keys: '|K|, higher and lower: |Enter| with |↑| |↓|', touch: 'Drag up, drag down' },
      smooth: { what: 'Smooth, level', keys: '|M| |N|' },
      another: { what: 'Another, rugged, character', keys: '|J| |U| |Y|' },
      undo: { what: 'Undo, redo', keys: '|Ctrl| |Z|, |Ctrl| |Shift| |Z|', touch: 'Arrows' },
      history: { what: 'History', keys: '|H|', touch: 'Clock' },
    } satisfies Record<string, KeyRow>,
    growingRows: {
      family: { what: 'From shaping to growing, and back', keys: '|Z|', touch: 'Grow, Shape' },
      plant: { what: 'Plant', keys: '|5|, again for other plants' },
      clear: { what: 'Clear, fire', keys: '|6| |7|' },
      rain: { what: 'Rain, drought', keys: '|8| |9|' },
      climate: { what: 'Climate', keys: '|0|' },
    } satisfies Record<string, KeyRow>,
  },
  tray: {
    title: 'Tools',
    tools: {
      raise: { name: 'Raise', deed: 'Press and hold: the ground rises' },
      lower: { name: 'Lower', deed: 'Press and hold: the ground sinks' },
      ridge: { name: 'Ridge', deed: 'Draw the line of a crest' },
      valley: { name: 'Valley', deed: 'Draw a river’s way, from its source down' },
      water: { name: 'Lake', deed: 'Press in a hollow and drag up: it fills. Drag down: it empties' },
      smooth: { name: 'Smooth', deed: 'Wear the ground smooth' },
      level: { name: 'Level', deed: 'Bring all to the height where you press' },
      dream: { name: 'Another', deed: 'The same land, grown otherwise' },
      ruggedness: { name: 'Rugged', deed: 'Make the land rougher, or gentler' },
      character: { name: 'Character', deed: 'Make it another kind of land' },
    } satisfies Record<EditKind, ToolWords>,
    plants: {
      conifer: { name: 'Conifers', deed: 'Press and draw: young conifers take root' },
      broadleaf: { name: 'Broadleaf', deed: 'Press and draw: young broadleaved trees take root' },
      pioneer: { name: 'Birches', deed: 'Birches, the first to come to bare ground' },
      shrub: { name: 'Shrubs', deed: 'Thickets and heath, low and dense' },
      grass: { name: 'Meadow', deed: 'Sow grass and flowers' },
    } satisfies Record<PlantGroup, ToolWords>,
    tending: {
      clear: { name: 'Clear', deed: 'Fell trees and shrubs; the grass stays' },
      fire: { name: 'Fire', deed: 'Set a spark: it runs with the wind and uphill' },
      rain: { name: 'Rain', deed: 'Let it rain until the soil is full' },
      drought: { name: 'Drought', deed: 'No rain for long: the soil is dust, and burns' },
      climate: { name: 'Climate', deed: 'From now on, all years are like this' },
    } satisfies Record<Exclude<DeedKind, 'plant'>, ToolWords>,
    /** While the hand presses. */
    atWork: {
      plant: 'Planting',
      clear: 'Felling',
      fire: 'Setting fire',
      rain: 'It rains',
      drought: 'It dries out',
    } satisfies Record<Exclude<DeedKind, 'climate'>, string>,
    families: 'Shape or grow',
    warmth: 'Warmth',
    rainfall: 'Rain',
    asEver: 'as ever',
    degrees: (value: string): string => `${value} °C`,
    percent: (value: string): string => `${value} %`,
    letYearsPass: 'Let years pass',
    yearsPass: 'Years are passing',
    yearsHint: 'What grows needs time: a year a minute',
    size: 'Size',
    sizeKeys: '[ and ], or Shift and the wheel',
    strength: 'Strength',
    strengthKeys: '− and =, or Alt and the wheel',
    character: 'Character',
    characters: {
      alpine: 'Alpine',
      fjord: 'Fjords',
      volcanic: 'Volcanic',
      dunes: 'Dunes',
      karst: 'Karst',
      ranges: 'Ranges',
      hills: 'Hills',
      lowland: 'Lowland',
    } satisfies Record<Character, string>,
    ruggedness: 'Ruggedness',
    rougher: 'Rougher',
    gentler: 'Gentler',
  },
  history: {
    title: 'History',
    question: 'Begin again from the seed?',
    askToReset: 'Take away all that was done here? Undo can bring it back.',
    takeAway: 'Take it away',
    keep: 'Keep it',
    at: (step: number, of: number): string => (step === of ? `Now of ${of}` : `Step ${step} of ${of}`),
    goOn: 'Go on from here',
    beginAgain: 'Begin again',
    close: 'Close the history',
  },
  water: {
    leave: 'Leave it',
    depth: (metres: string): string => `${metres} m deep`,
    full: (metres: string): string => `Full: ${metres} m deep`,
    over: 'More would run over. Raise the rim, and it holds more',
    empty: 'Empty',
    hollow: 'A hollow',
    hold: 'Hold, or drag up: water rises',
    drag: 'Drag down to empty it',
    offers: {
      bank: { sentence: 'Water runs off here: there is no hollow. A bank across the valley would hold it.', accept: 'Raise a bank' },
      dig: { sentence: 'Water runs off here: there is no hollow.', accept: 'Dig one' },
      nothing: { sentence: 'Water runs off here: there is no hollow. Try a dip, or a valley.', accept: undefined },
      sea: { sentence: 'This is the sea: it stays as it is.', accept: undefined },
    } as Record<WaterOffer, OfferWords>,
  },
  info: {
    sky: 'Sky',
    place: 'Place',
    elevation: 'Elevation',
    sea: 'Sea',
    cell: 'Cell',
    metres: (value: string): string => `${value} m`,
    depth: (value: string): string => `${value} m deep`,
    kilometres: (value: string): string => `${value} km`,
    /** A distance from the middle of the world, which way. */
    east: (distance: string): string => `${distance} E`,
    west: (distance: string): string => `${distance} W`,
    north: (distance: string): string => `${distance} N`,
    south: (distance: string): string => `${distance} S`,
  },
  dial: {
    pace: 'How time goes by',
    paces: {
      still: 'time stands',
      real: 'as it does outside',
      day: 'a day a minute',
      year: 'a year a minute',
    } satisfies Record<Pace, string>,
    goesOn: 'Goes on while you are away',
    century: 'Watch a hundred years go by',
    years: (count: number): string => (count === 1 ? '1 year' : `${count} years`),
    endFilm: 'Stop here',
    hour: 'Hour',
    date: 'Date',
    weather: 'Weather',
    /** Joins two things that are told together. */
    and: ', ',
    parts: {
      night: 'night',
      earlyMorning: 'early morning',
      morning: 'morning',
      noon: 'noon',
      afternoon: 'afternoon',
      evening: 'evening',
    },
    seasons: ['winter', 'spring', 'summer', 'autumn'] as readonly string[],
    /** In letters or numbers, for the year's drawing. */
    months: [...'JFMAMJJASOND'] as readonly string[],
    /** How the date is told, to Intl. */
    dateLocale: 'en-GB',
    weathers: {
      clear: 'clear',
      fair: 'fair',
      overcast: 'overcast',
      mist: 'mist',
      rain: 'rain',
      snow: 'snow',
      storm: 'storm',
    } satisfies Record<WeatherName, string>,
  },
  shelf: {
    openFile: 'Open a file',
    exportAll: 'Export all',
    empty: 'Nothing here yet. A world comes onto the shelf when you change it for the first time.',
    deleted: (name: string): string => `${name} is deleted.`,
    bringBack: 'Bring it back',
    keptAsIs: (reason: string): string => `${reason} It is kept as it is.`,
    open: (name: string): string => `Open ${name}`,
    openNow: 'Open now',
    rename: 'Rename',
    renameWorld: (name: string): string => `Rename ${name}`,
    name: 'Name',
    edits: (count: number): string => (count === 1 ? '1 edit' : `${count.toLocaleString('en')} edits`),
    copy: 'Make a copy',
    copyWorld: (name: string): string => `Make a copy of ${name}`,
    copyOf: (name: string): string => `${name}, copy`,
    delete: 'Delete',
    deleteWorld: (name: string): string => `Delete ${name}`,
    justNow: 'just now',
  },
  send: {
    title: 'Send and save',
    link: 'Copy a link',
    linkWords: 'The whole world in an address',
    file: 'Save a file',
    fileWords: 'To keep, or to open elsewhere',
    photograph: 'Photograph',
    photographWords: 'A picture that carries the world',
    tooLong: 'This world holds too much for a link. Save it as a file, and send that.',
    land: 'The land, for other tools',
    kinds: { glb: { name: 'Model', hint: 'GLB, with colours' }, png: { name: 'Height map', hint: 'PNG of 16 bits' } },
    across: 'Across',
    heights: 'Heights',
    waterShown: 'Sea and lakes as they are seen, not the ground below',
    saving: 'Saving the land',
    cancel: 'Cancel',
    save: 'Save what is in the frame',
    kilometres: (value: string): string => `${value} km`,
    metres: (value: string): string => `${value} m`,
    centimetres: (value: string): string => `${value} cm`,
    millimetres: (value: string): string => `${value} mm`,
    detail: (count: string, every: string): string => `${count} × ${count}, one every ${every}`,
    size: (megabytes: number): string => `about ${megabytes} MB`,
    savedModel: (side: string, lowest: string, highest: string): string =>
      `Saved. It is in metres: ${side} across, from ${lowest} to ${highest} high.`,
    savedFlat: (height: string, cell: string): string => `Saved. All of it is ${height} high; a pixel is ${cell}.`,
    savedMap: (told: { lowest: string; highest: string; step: string; cell: string }): string =>
      `Saved. Black is ${told.lowest}, white ${told.highest}; each of the 65,535 steps is ${told.step}, a pixel ${told.cell}. The file says so too.`,
  },
}

/** What the panels of every language say. */
export type LaterWords = typeof EN_LATER
