const LONGEST_NAME = 60

/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A world's name as every system takes it for a file: letters, digits, spaces, - and _. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} _-]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const short = [...plain].slice(0, LONGEST_NAME).join('').trim()
  return RESERVED.test(short) ? `${short} world` : short || 'world'
}

/** Safe names of which no two are one file, not even where capitals are not told apart. */
export function uniqueFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeFileName(name)
    let unique = safe
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${safe} ${count}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
