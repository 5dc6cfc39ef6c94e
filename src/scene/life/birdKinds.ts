import type { Life } from './lifeOf'

/** A kind of bird, as it is seen from afar. Lengths are as drawn. */
export interface BirdKind {
  readonly way: 'soar' | 'roam' | 'skein'
  readonly count: number
  readonly spanMetres: number
  readonly metresPerSecond: number
  readonly beatsPerSecond: number
  /** How much of the time it glides. */
  readonly gliding: number
  /** How far the flock stays from its middle. */
  readonly spreadMetres: number
  /** Above the ground. */
  readonly lowestMetres: number
  readonly highestMetres: number
  /** From the eye, when it comes. */
  readonly nearestMetres: number
  readonly farthestMetres: number
  readonly body: Body
}

/** Of what flies: widths against the span, and its colours. */
export interface Body {
  /** How broad the wings are, how far they are swept back, how long the neck is, how thick the body. */
  readonly form: readonly [chord: number, sweep: number, neck: number, girth: number]
  readonly coat: readonly [red: number, green: number, blue: number]
  /** How dark the wings' tips are against the rest. */
  readonly tips: number
}

export type FlockName = keyof Pick<Life, 'soarers' | 'gulls' | 'geese' | 'starlings' | 'swifts'>

export const BIRDS: Readonly<Record<FlockName, BirdKind>> = {
  soarers: {
    way: 'soar',
    count: 4,
    spanMetres: 2.3,
    metresPerSecond: 10,
    beatsPerSecond: 2.2,
    gliding: 0.9,
    spreadMetres: 26,
    lowestMetres: 18,
    highestMetres: 500,
    nearestMetres: 70,
    farthestMetres: 150,
    body: { form: [1.45, 0.06, 0.02, 1.1], coat: [0.075, 0.056, 0.042], tips: 0.45 },
  },
  gulls: {
    way: 'roam',
    count: 13,
    spanMetres: 1.3,
    metresPerSecond: 9,
    beatsPerSecond: 2.6,
    gliding: 0.6,
    spreadMetres: 22,
    lowestMetres: 5,
    highestMetres: 40,
    nearestMetres: 35,
    farthestMetres: 110,
    body: { form: [0.8, 0.16, 0.02, 1], coat: [0.72, 0.73, 0.75], tips: 0.12 },
  },
  geese: {
    way: 'skein',
    count: 17,
    spanMetres: 1.7,
    metresPerSecond: 15,
    beatsPerSecond: 3.2,
    gliding: 0,
    spreadMetres: 30,
    lowestMetres: 45,
    highestMetres: 600,
    nearestMetres: 150,
    farthestMetres: 260,
    body: { form: [0.85, 0.1, 0.2, 1.25], coat: [0.13, 0.11, 0.095], tips: 0.5 },
  },
  starlings: {
    way: 'roam',
    count: 40,
    spanMetres: 0.55,
    metresPerSecond: 13,
    beatsPerSecond: 7,
    gliding: 0.25,
    spreadMetres: 10,
    lowestMetres: 6,
    highestMetres: 45,
    nearestMetres: 40,
    farthestMetres: 90,
    body: { form: [1.15, 0.12, 0, 1.3], coat: [0.035, 0.034, 0.038], tips: 0.8 },
  },
  swifts: {
    way: 'roam',
    count: 16,
    spanMetres: 0.6,
    metresPerSecond: 16,
    beatsPerSecond: 8,
    gliding: 0.6,
    spreadMetres: 26,
    lowestMetres: 8,
    highestMetres: 80,
    nearestMetres: 30,
    farthestMetres: 80,
    body: { form: [0.55, 0.3, 0, 0.9], coat: [0.04, 0.035, 0.03], tips: 0.9 },
  },
}
