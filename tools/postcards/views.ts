/** A fixed view of a world. */
export interface Postcard {
  /** Of its files. */
  readonly name: string
  /** What it shows, for whoever does not see it. */
  readonly shows: string
  /** Seed, eye in learned metres, look in degrees, hour, day and weather, as in the page's address. */
  readonly query: string
}

/** The mirror that every change to what is seen is held to; `postcards.test.ts` holds small ones of them to what they were. */
export const POSTCARDS: readonly Postcard[] = [
  { name: '01-alpine-dawn', shows: 'Dawn on a snowy range', query: 'seed=11&at=1285290,-596790,2441.2&look=180,-5&day=200&hour=5.2' },
  { name: '02-fjord', shows: 'Evening light on mountains by the sea', query: 'seed=7&at=-292140,-520380,462&look=15,-3.4' },
  { name: '03-dunes', shows: 'Low sun over dunes', query: 'seed=7&at=1100970,2350890,1050&look=345,-6&day=80&hour=17.3' },
  {
    name: '04-karst',
    shows: 'Mist between karst towers',
    query: 'seed=11&at=2628090,1982250,786.2&look=30,-5&day=120&hour=7&weather=mist',
  },
  { name: '05-lake', shows: 'A lake in an autumn wood', query: 'seed=8&at=409770,-271350,418.6&look=330,-5&day=285&hour=16' },
  { name: '06-storm', shows: 'A storm over a coast', query: 'seed=7&at=-303120,-495000,1500&look=10,-6&day=300&hour=15&weather=storm' },
  {
    name: '07-first-snow',
    shows: 'The first snow on a wood',
    query: 'seed=8&at=2534490,-917190,900&look=225,-8&day=325&hour=13&weather=snow',
  },
  {
    name: '08-moon',
    shows: 'A moonlit night by the sea',
    query: 'seed=7&at=-292140,-520380,462&look=15,-3.4&day=172&hour=23.2&weather=clear',
  },
  { name: '09-grass', shows: 'What a walker sees in a meadow', query: 'seed=8&at=-1749510,-2669670,3456.9&look=0,-2&day=165&hour=17.5' },
  {
    name: '10-from-above',
    shows: 'A coast and its mountains from high above',
    query: 'seed=7&at=-321000,-489600,32000&look=40,-22&hour=10',
  },
]
