import type { KeptWorld } from '../../library'

/** The name of a world; in the reader's language where it has none but its seed's. */
export function nameShown({ name, seed }: Pick<KeptWorld, 'name' | 'seed'>, worldName: (seed: number) => string): string {
  return name === `World ${seed}` ? worldName(seed) : name
}
