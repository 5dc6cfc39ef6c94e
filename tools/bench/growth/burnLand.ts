import { KILLED } from './teacherRates'

/** What a fire leaves on the cells where it ran: fewer plants, ash, younger woods, little litter. Planes as `LandState` has them. */
export function burnLand(state: readonly Float32Array[], burnt: Uint8Array): void {
  const [conifer, broadleaf, pioneer, , , age, , litter, ash] = state
  if (!conifer || !broadleaf || !pioneer || !age || !litter || !ash)
    throw new RangeError(`Expected ten planes of state, got ${state.length}.`)
  const woodsAt = (i: number) => (conifer[i] as number) + (broadleaf[i] as number) + (pioneer[i] as number)
  for (let i = 0; i < burnt.length; i++) {
    if (burnt[i] === 0) continue
    const fuel = litter[i] as number
    const heat = Math.min(1, 0.6 + 0.8 * fuel)
    const before = woodsAt(i)
    for (let group = 0; group < 5; group++) {
      const cover = state[group] as Float32Array
      cover[i] = (cover[i] as number) * (1 - (KILLED[group] ?? 0) * heat)
    }
    ash[i] = Math.max(ash[i] as number, Math.min(1, 0.3 + 0.5 * fuel + 0.4 * (before - woodsAt(i))))
    age[i] = (age[i] as number) * 0.1
    litter[i] = fuel * 0.15
  }
}
