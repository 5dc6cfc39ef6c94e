import { fetchKept, isKept, keepOnly, type NamedFile } from './keptFiles'

const MOST_FILES = 64

/**
 * Keeps every model file that the manifest names, checked by its hash, and no other. Files that are there already are not fetched again.
 * @param progress is told the share of the bytes that are there, 0 to 1
 * @returns undefined when all are there, or a sentence that says what is missing
 */
export async function keepModels(modelsUrl: string, progress: (share: number) => void): Promise<string | undefined> {
  const files = await readManifest(modelsUrl)
  if (!files) return 'The list of land files could not be read.'
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let kept = 0
  for (const file of files) {
    if (!(await isKept(file))) await fetchKept(file).catch(() => undefined)
    if (!(await isKept(file))) return 'A land file could not be fetched whole, or there is no room for it.'
    kept += file.bytes
    progress(kept / total)
  }
  await keepOnly(files)
  return undefined
}

async function readManifest(modelsUrl: string): Promise<(NamedFile & { readonly bytes: number })[] | undefined> {
  try {
    const response = await fetch(new URL('manifest.json', modelsUrl))
    const { models } = await response.json()
    const entries: unknown[] = Object.values(models)
    if (entries.length > MOST_FILES) return undefined
    return entries.map((entry) => {
      const { file, sha256, bytes } = entry as Record<string, unknown>
      if (typeof file !== 'string' || !/^[\w.-]+$/.test(file)) throw new TypeError('file')
      if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('sha256')
      if (typeof bytes !== 'number' || !(bytes > 0)) throw new TypeError('bytes')
      return { url: new URL(file, modelsUrl), sha256, bytes }
    })
  } catch {
    return undefined
  }
}
