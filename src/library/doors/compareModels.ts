import type { WorldRecord } from '../../world'

/** Whether a world's land was dreamed by the models that are here; else the sentence and the names of those that differ. */
export type ModelComparison =
  | { readonly status: 'same' }
  | { readonly status: 'other'; readonly names: readonly string[]; readonly sentence: string }

/**
 * Compares the models that a world names with those present. Models that it does not name, it does not hang on.
 * @param present SHA-256 by the model's name, hexadecimal, whole or shortened
 */
export function compareModels(models: WorldRecord['models'], present: Readonly<Record<string, string>>): ModelComparison {
  const names = Object.keys(models).filter((name) => !(Object.hasOwn(present, name) && present[name]?.startsWith(models[name] ?? '?')))
  if (names.length === 0) return { status: 'same' }
  const which = names.length === 1 ? `another ${names[0]} model` : `other models (${names.join(', ')})`
  return {
    ...{ status: 'other', names },
    sentence: `This world was made with ${which} than this page has. What was done to it is all here, but the land under it looks different.`,
  }
}
