import { parseSeed, type Seed } from '../world'

/** A place and a direction, as an address can carry them: learned metres, and radians clockwise from north. */
export interface AddressedPose {
  readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }
  readonly yaw: number
  readonly pitch: number
}

/** What the page's address asks for; undefined where it says nothing that can be used. */
export interface Address {
  readonly seed: Seed | undefined
  readonly pose: AddressedPose | undefined
}

const FARTHEST_METRES = 1e9
const HIGHEST_METRES = 60_000
const DEEPEST_METRES = -15_000
const LONGEST_SEARCH = 2000
const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/
const DEFAULT_LOOK = { yaw: 0, pitch: -0.3 }

/**
 * Reads `?seed=…&at=east,south,elevation&look=degrees,degrees`. What is not exactly so, or lies outside the world, is as if it were not
 * there: an address can never break the page.
 */
export function readAddress(search: string): Address {
  if (search.length > LONGEST_SEARCH) return { seed: undefined, pose: undefined }
  const parameters = new URLSearchParams(search)
  const at = readNumbers(parameters.get('at'), 3)
  const look = readNumbers(parameters.get('look'), 2)
  return { seed: parseSeed(parameters.get('seed') ?? ''), pose: at && poseOf(at, look) }
}

/** Writes the seed and the place into the query of an address, and leaves everything else in it as it was. */
export function writeAddress(search: string, seed: Seed, pose: AddressedPose | undefined): string {
  const parameters = new URLSearchParams(search.length > LONGEST_SEARCH ? '' : search)
  for (const name of ['seed', 'at', 'look']) parameters.delete(name)
  const others = parameters.toString()
  const { eye, yaw, pitch } = pose ?? { eye: undefined, yaw: 0, pitch: 0 }
  const own = [
    `seed=${seed}`,
    eye && `at=${[eye.east, eye.south, eye.elevation].map((metres) => round(metres, 1)).join(',')}`,
    eye && `look=${[yaw, pitch].map((angle) => round((angle * 180) / Math.PI, 1)).join(',')}`,
  ]
  return `?${[...own, others].filter(Boolean).join('&')}`
}

function poseOf([east = 0, south = 0, elevation = 0]: readonly number[], look: readonly number[] | undefined): AddressedPose | undefined {
  if (Math.abs(east) > FARTHEST_METRES || Math.abs(south) > FARTHEST_METRES) return undefined
  if (elevation > HIGHEST_METRES || elevation < DEEPEST_METRES) return undefined
  const [yaw, pitch] = look ?? []
  const isLook = yaw !== undefined && pitch !== undefined && Math.abs(yaw) <= 360 && Math.abs(pitch) <= 90
  const direction = isLook ? { yaw: (yaw * Math.PI) / 180, pitch: (pitch * Math.PI) / 180 } : DEFAULT_LOOK
  return { eye: { east, south, elevation }, ...direction }
}

function readNumbers(text: string | null, count: number): number[] | undefined {
  const parts = text?.split(',') ?? []
  return parts.length === count && parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : undefined
}

/** Rounded, without an exponent and without a minus before zero. */
function round(value: number, digits: number): string {
  const text = value.toFixed(digits).replace(/\.0+$/, '')
  return text === '-0' ? '0' : text
}
