const MOST_ORIGINS = 16

/**
 * Reads which pages may drive a world: exact origins with commas between them, as `?origin=` of the frame's address has them. What is none is left out, and
 * `warn` is told why. "null" is none: every page that is sandboxed has it, whoever made the page.
 */
export function readAllowedOrigins(text: string, warn: (sentence: string) => void): string[] {
  const parts = text.split(',', MOST_ORIGINS + 1).map((part) => part.trim())
  if (parts.length > MOST_ORIGINS) warn(`origin: only the first ${MOST_ORIGINS} origins are allowed.`)
  const origins = parts.slice(0, MOST_ORIGINS).filter((part) => {
    if (isOrigin(part)) return true
    if (part !== '')
      warn(`origin: "${part.slice(0, 100)}" is passed over: expected an exact origin such as https://host.example, without a path.`)
    return false
  })
  return [...new Set(origins)]
}

/** Whether text is one origin of the web, exactly as browsers write it. */
export function isOrigin(text: string): boolean {
  if (text.includes('*') || !URL.canParse(text)) return false
  const { protocol, origin } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && origin === text
}
