import type { Keepsakes } from '../library'

/** How fine the picture is to be: as the machine can, or as somebody says. */
export type Quality = 'auto' | 'high' | 'medium' | 'low'

export const QUALITIES: readonly Quality[] = ['auto', 'high', 'medium', 'low']

/** What is remembered of a picture's quality. */
export interface RememberedQuality {
  readonly quality: Quality
  /** What the machine has been found good for, and how often less was found than was hoped. */
  readonly found: { readonly tier: Exclude<Quality, 'auto'>; readonly falls: number } | undefined
}

const NAME = 'terrella.quality'
const PATTERN = /^(auto|high|medium|low)(?: (high|medium|low) ([0-9]))?$/

/** What an earlier visit found or chose; automatic where nothing is kept, or something else. */
export function rememberedQuality(keepsakes: Keepsakes): RememberedQuality {
  const [, quality = 'auto', tier, falls] = PATTERN.exec(keepsakes.get(NAME) ?? '') ?? []
  return {
    quality: quality as Quality,
    found: tier ? { tier: tier as Exclude<Quality, 'auto'>, falls: Number(falls) } : undefined,
  }
}

export function rememberQuality(keepsakes: Keepsakes, { quality, found }: RememberedQuality): void {
  keepsakes.set(NAME, found ? `${quality} ${found.tier} ${Math.min(found.falls, 9)}` : quality)
}
