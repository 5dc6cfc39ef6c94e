/**
 * Fetches a file that was packed with raw deflate.
 * @throws RangeError when more than `mostBytes` come out of it; whatever fetch and inflate throw otherwise
 */
export async function fetchInflated(url: string, mostBytes: number): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok || !response.body) throw new RangeError(`The file ${url} could not be fetched (${response.status}).`)
  const reader = response.body.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    length += part.value.length
    if (length > mostBytes) throw new RangeError(`Expected at most ${mostBytes} bytes, got more.`)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
