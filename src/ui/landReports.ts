import type { LandFault, LandStatus } from '../streaming'
import { type InterfaceStore, report, settleTroubles } from './interfaceStore'
import type { Trouble } from './notices'

const LAND_TROUBLES = ['land-missing', 'land-corrupt', 'land-version', 'land-refused', 'land-failed'] as const

/** Tells the visitor how the land is coming: a line while its files arrive, a notice when they cannot be used. */
export function reportLand(store: InterfaceStore, status: LandStatus): void {
  const { phase, progress, fault, message } = status
  const isArriving = phase === 'opening'
  store.setState({ progress: isArriving ? { share: progress > 0 ? progress : undefined } : undefined })
  if (phase === 'failed' && fault !== 'off') report(store, troubleOf(fault ?? 'failed', message))
  else settleTroubles(store, LAND_TROUBLES)
}

function troubleOf(fault: Exclude<LandFault, 'off'>, message: string): Trouble {
  switch (fault) {
    case 'missing':
      return { kind: 'land-missing' }
    case 'corrupt':
      return { kind: 'land-corrupt' }
    case 'version':
      return { kind: 'land-version' }
    case 'wasm-refused':
      return { kind: 'land-refused' }
    case 'failed':
      return { kind: 'land-failed', detail: message }
    default: {
      const never: never = fault
      throw new Error(`Unknown fault: ${String(never)}`)
    }
  }
}
