// The teacher's numbers, as training/growth/teacher.py has them, where their sources are told. Order of the groups: conifer, broadleaf, pioneer, shrub, grass.

export const SEASON_DAYS = 91
export const YEAR_DAYS = 4 * SEASON_DAYS
export const OLDEST_YEARS = 250
/** Millimetres of water that snow holds before it slides. */
export const DEEPEST_SNOW = 600
export const MELT = 3.5
export const RUN_ON = 0.2
export const GROWTH = [0.0008, 0.0018, 0.004, 0.003, 0.022] as const
export const TURNOVER = [1.5e-5, 1.5e-5, 3e-5, 1.6e-4, 2.4e-3] as const
/** Soil water below which a group does not grow, and the inverse of how much more it takes for full growth. */
export const THIRST = [0.24, 0.26, 0.24, 0.08, 0.12] as const
export const QUENCHED = [1 / 0.36, 1 / 0.36, 1 / 0.36, 1 / 0.27, 1 / 0.38] as const
export const SPROUT = [0.0001, 0.0001, 0.0024, 0.0005, 0.004] as const
export const SEED_FLOOR = [0.005, 0.004, 0.1, 0.02, 0.05] as const
export const KILLED = [0.985, 0.96, 0.96, 0.9, 0.75] as const
export const OVERTOP = 1.2
export const FALL = [0.35, 0.4, 0.5, 2.75] as const

/** 0 below `from`, 1 above `to`, smooth between. */
export function smooth(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}
