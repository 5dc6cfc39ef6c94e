/** What is set apart, by how it looks: comments, texts in quotes, and tags, attributes or words of the language. */
const PATTERNS = {
  markup: /(?<comment><!--[\s\S]*?-->)|(?<text>"[^"\n]*")|(?<word><\/?[a-z][\w-]*|\/?>)/g,
  script:
    /(?<comment>\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*)|(?<text>'[^'\n]*'|`[^`]*`|"[^"\n]*")|(?<word>\b(?:import|from|export|const|let|function|return|async|await|for|of|if|else|new|type)\b)/g,
} as const

/** Writes a source as HTML in which comments, texts and words of the language can be told apart. */
export function highlight(source: string, as: keyof typeof PATTERNS): string {
  let [html, at] = ['', 0]
  for (const found of source.matchAll(PATTERNS[as])) {
    const [kind, text = ''] = Object.entries(found.groups ?? {}).find(([, part]) => part !== undefined) ?? []
    html += `${asText(source.slice(at, found.index))}<span class="${kind}">${asText(text)}</span>`
    at = found.index + text.length
  }
  return html + asText(source.slice(at))
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
