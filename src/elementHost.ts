import type { Settings, WorldPlace } from './embed'
import { keepsakesOf, NO_KEEPSAKES } from './library'
import { type Host, type Offers, ownAddress, type SkyState } from './ui'

/** An element as a place for a world. */
export function elementHost(place: WorldPlace, settings: Settings, more: Pick<Host, 'name' | 'isCalm' | 'witness'>): Host {
  const { host, root, assetsUrl, appUrl } = place
  const { src, seed, storage, models } = settings
  const isKept = storage === 'local'
  return {
    isPage: false,
    address: ownAddress(queryOf(settings), ''),
    keepsakes: isKept ? keepsakesOf(host.id || src || `seed ${seed ?? ''}`) : NO_KEEPSAKES,
    keepsWorlds: isKept,
    ears: host,
    root,
    screen: host,
    assetsUrl,
    appUrl,
    hasModels: models !== 'off',
    ...more,
  }
}

export function offersOf({ controls, editable, tools, muted }: Settings): Offers {
  return { controls, editable, tools, worlds: false, sound: !muted }
}

/** What changed attributes change of the sky; undefined for nothing. What is not said any more stays as it is. */
export function skyChange(settings: Settings, before: Settings): Partial<SkyState> | undefined {
  const { hour, dayOfYear, weather, pace } = settings
  const change: Partial<SkyState> = {
    ...(hour !== before.hour && hour !== undefined && { hour: hour === 'now' ? hourNow() : hour }),
    ...(dayOfYear !== before.dayOfYear && dayOfYear !== undefined && { dayOfYear }),
    ...(weather !== before.weather && weather !== undefined && { weather }),
    ...(pace !== before.pace && { pace }),
  }
  return Object.keys(change).length > 0 ? change : undefined
}

/** Where the reader is. */
export function hourNow(): number {
  const now = new Date()
  return now.getHours() + now.getMinutes() / 60
}

/** What the address of a page would say. */
function queryOf({ seed, hour, dayOfYear, weather }: Settings): string {
  const query = new URLSearchParams()
  if (seed !== undefined) query.set('seed', String(seed))
  if (typeof hour === 'number') query.set('hour', hour.toFixed(2))
  if (dayOfYear !== undefined) query.set('day', String(dayOfYear))
  if (weather !== undefined) query.set('weather', weather)
  return `?${query}`
}
