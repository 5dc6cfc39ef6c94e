import type { Plugin } from 'vite'

/** Chunks of three's shading language that our own shaders use, by themselves or by what three writes around them. */
const USED = new Set(['colorspace_fragment', 'colorspace_pars_fragment', 'tonemapping_fragment', 'tonemapping_pars_fragment'])

/** Fewer than this found means that three is written otherwise than it was. */
const LEAST_FOUND = 100

/**
 * Leaves three's own materials out of the built page, which draws with its own shaders alone: some 27 kB gzipped.
 * A material of three's would not compile, and says why.
 */
export function withoutThreesMaterials(): Plugin {
  return {
    name: 'without-threes-materials',
    apply: 'build',
    transform(code, id) {
      if (!/\/three\/build\/three\.module\.js$/.test(id)) return
      let found = 0
      const lean = code.replace(/^(?:var|const) ([\w$]+) = "(?:[^"\\]|\\.)*";$/gm, (line, name: string) => {
        if (!/\\n/.test(line)) return line
        found++
        return USED.has(name) ? line : `const ${name} = "#error The shaders of three's own materials are left out of the built page";`
      })
      if (found < LEAST_FOUND) throw new Error(`Only ${found} shaders were found in three: tools/build/leanThree.ts no longer fits it.`)
      return { code: lean, map: null }
    },
  }
}

/** What three's renderer asks of a manager for headsets, of which there are none here. */
const NO_HEADSETS = `class WebXRManager extends EventDispatcher {
  enabled = false
  isPresenting = false
  getEnvironmentBlendMode() {}
  setAnimationLoop() {}
  dispose() {}
}
`

const NO_ENVIRONMENTS = `class PMREMGenerator {
  constructor() {
    throw new Error('Light from environment maps is left out of the built page.')
  }
}
`

/** Leaves out what three keeps for headsets and for environment maps: some 7 kB gzipped. */
export function withoutThreesHeadsets(): Plugin {
  return {
    name: 'without-threes-headsets',
    apply: 'build',
    transform(code, id) {
      if (!/\/three\/build\/three\.module\.js$/.test(id)) return
      const replace = (text: string, start: string, by: string) => {
        const from = text.indexOf(`\n${start} {`)
        const to = text.indexOf('\n}\n', from)
        if (from < 0 || to < 0) throw new Error(`"${start}" was not found in three: tools/build/leanThree.ts no longer fits it.`)
        return text.slice(0, from + 1) + by + text.slice(to + 3)
      }
      const lean = replace(code, 'class WebXRManager extends EventDispatcher', NO_HEADSETS)
      return { code: replace(lean, 'class PMREMGenerator', NO_ENVIRONMENTS), map: null }
    },
  }
}

/** Leaves out of the built page what only readers of our shaders need, comments, spaces and noughts: some 4 kB gzipped. */
export function bareShaders(): Plugin {
  return {
    name: 'bare-shaders',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      const source = id.endsWith('.glsl?raw') && /^export default ("[\s\S]*")/.exec(code)?.[1]
      if (!source) return
      const lines = String(JSON.parse(source)).split('\n')
      const bare = lines.map((line) => bareLine(line.replace(/\/\/.*/, '').trim())).filter((line) => line !== '')
      return { code: `export default ${JSON.stringify(`${bare.join('\n')}\n`)}`, map: null }
    },
  }
}

/** A directive keeps its spaces; elsewhere none is needed beside a sign, and no nought that only stands before or behind a point. */
function bareLine(line: string): string {
  if (line.startsWith('#')) return line
  return line
    .replace(/\s*([-+*/=<>(){},;:?!&|])\s*/g, '$1')
    .replace(/(?<![\w.])0(\.\d)/g, '$1')
    .replace(/(\d\.)0(?!\d)/g, '$1')
}
