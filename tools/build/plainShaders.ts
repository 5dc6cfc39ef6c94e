import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** Ships shaders without their comments and indents: a quarter of what they weigh. The development server leaves them as they are written. */
export function plainShaders(): Plugin {
  return {
    name: 'plain-shaders',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.glsl?raw')) return undefined
      const source = await readFile(id.slice(0, -'?raw'.length), 'utf8')
      const lines = source.replace(/\/\/.*$/gm, '').split('\n')
      return `export default ${JSON.stringify(
        lines
          .map((line) => line.trim())
          .filter(Boolean)
          .join('\n'),
      )}`
    },
  }
}
