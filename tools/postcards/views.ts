/** A fixed view of a world. */
export interface Postcard {
  /** Of its files. */
  readonly name: string
  /** What it shows, for whoever does not see it. */
  readonly shows: string
  /** Seed, eye in learned metres, look in degrees, hour, day and weather, as in the page's address. */
  readonly query: string
  /** Whether a small one is compared in every run of the tests: all ten would take three minutes without a graphics card. */
  readonly isCompared?: boolean
}

/** The mirror that every change to what is seen is held to; `postcards.test.ts` holds small ones of them to what they were. */
export const POSTCARDS: readonly Postcard[] = [
  {
    name: '01-alpine-dawn',
    shows: 'First light on snowy peaks',
    query: 'seed=8&at=-1749510,-2669670,3650&look=0,-3&day=100&hour=5.2&weather=clear',
  },
  {
    name: '02-fjord',
    shows: 'Evening light on mountains by the sea',
    query: 'seed=7&at=-292140,-520380,462&look=15,-3.4',
    isCompared: true,
  },
  {
    name: '03-dunes',
    shows: 'Low sun over sand and scattered trees',
    query: 'seed=18&at=-1476000,2212020,1178&look=120,-7&day=80&hour=7.2',
  },
  {
    name: '04-karst',
    shows: 'Rock towers over a green valley',
    query: 'seed=2&at=3087450,1386810,1254.2&look=195,-4&day=120&hour=7.5&weather=mist',
    isCompared: true,
  },
  {
    name: '05-wooded-shore',
    shows: 'An autumn shore with woods and hills',
    query: 'seed=1&at=-1561590,-692550,162.5&look=30,-4&day=278&hour=15.5',
  },
  { name: '06-storm', shows: 'A storm over a coast', query: 'seed=7&at=-292140,-520380,462&look=15,-3.4&day=230&hour=16&weather=storm' },
  {
    name: '07-first-snow',
    shows: 'The first snow on woods by the sea',
    query: 'seed=12&at=-3682710,-1617030,693.9&look=15,-4&day=290&hour=13&weather=snow',
    isCompared: true,
  },
  {
    name: '08-moon',
    shows: 'A full moon over a bay',
    query: 'seed=1&at=-2816550,2263050,620.7&look=225,-4&day=215&hour=3',
    isCompared: true,
  },
  { name: '09-meadow', shows: 'What a walker sees in a meadow', query: 'seed=8&at=409770,-271350,418.6&look=330,-5&day=165&hour=17.5' },
  {
    name: '10-from-above',
    shows: 'A coast and its mountains from high above',
    query: 'seed=7&at=-321000,-489600,32000&look=40,-22&hour=10',
    isCompared: true,
  },
]
