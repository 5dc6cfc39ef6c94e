/** A fixed view of a world. */
export interface Postcard {
  /** Of its files. */
  readonly name: string
  /** What it shows, for whoever does not see it. */
  readonly shows: string
  /** Seed, eye in learned metres, look in degrees, hour, day and weather, as in the page's address. */
  readonly query: string
  /** A world that somebody has shaped, as a link has it, with its camera: then the query says the air alone. */
  readonly link?: string
  /** Whether a small one is compared in every run of the tests: all ten would take three minutes without a graphics card. */
  readonly isCompared?: boolean
}

/** Where a postcard is taken, after the address of the page. @param quality the tier */
export function addressOf({ query, link }: Postcard, quality: string): string {
  return `/?${query}&quality=${quality}${link ? `#${link}` : ''}`
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
    shows: 'The sun just risen over sand and scattered trees',
    query: 'seed=18&at=-1476000,2212020,1178&look=120,-7&day=80&hour=6.6',
  },
  {
    name: '04-karst',
    shows: 'Rock towers over a green valley',
    query: 'seed=2&at=3087450,1386810,1254.2&look=195,-4&day=120&hour=7.5&weather=mist',
    isCompared: true,
  },
  {
    name: '05-wooded-lake',
    shows: 'A lake among autumn woods, on a morning under mountains',
    query: 'day=272&hour=8',
    // Seed 8; water was poured at 98550 east, 207450 north, to 100 m.
    link: 'w=1.QAABxbU4AnnYuh3lZsBCh2uCHTEbhMRgK9l2Ww',
  },
  { name: '06-storm', shows: 'A storm over a coast', query: 'seed=7&at=-292140,-520380,462&look=15,-3.4&day=230&hour=16&weather=storm' },
  {
    name: '07-first-snow',
    shows: 'Blue shade and low sun on the first snow',
    query: 'seed=12&at=-3682710,-1617030,693.9&look=335,-4&day=294&hour=15.2',
    isCompared: true,
  },
  {
    name: '08-moon',
    shows: 'A full moon over the sea, and its path',
    query: 'seed=7&at=-293000,-520000,150&look=200,3&day=186&hour=2',
    isCompared: true,
  },
  {
    name: '09-meadow',
    shows: 'What a walker sees from a meadow over woods, under mountains',
    query: 'seed=8&at=103286,-204289,362.3&look=197,0&day=175&hour=18.6',
  },
  {
    name: '10-from-above',
    shows: 'A coast, its mountains and their clouds from high above, towards evening',
    query: 'seed=7&at=-321000,-489600,32000&look=40,-23&hour=18.7',
    isCompared: true,
  },
]
