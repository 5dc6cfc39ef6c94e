import path from 'node:path'
import type { Plugin } from 'vite'

/** Modules that are others in the package, whose files and workers a page's bundler takes along. Both are named from the project's folder. */
const OTHERS: Readonly<Record<string, string>> = {
  'src/world/fileIn.ts': 'src/package/packagedFiles.ts',
  'src/models/engineFile.ts': 'src/package/packagedFiles.ts',
  'src/streaming/startWorker.ts': 'src/package/startWorker.ts',
}

const NAMES = new Set(Object.keys(OTHERS).map((file) => path.basename(file, '.ts')))

/** Puts those modules in the place of the app's. @param root the project's folder */
export function packagedModules(root: string): Plugin {
  const others = new Map(Object.entries(OTHERS).map(([from, to]) => [path.join(root, from), path.join(root, to)]))
  return {
    name: 'packaged-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.startsWith('.') || !importer) return
      // The address of a worker is asked for, and told by nobody: startWorker knows it.
      if (source.endsWith('?worker&url')) return NO_ADDRESS
      if (!NAMES.has(path.basename(source))) return
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return found ? others.get(found.id) : undefined
    },
    load: (id) => (id === NO_ADDRESS ? "export default ''" : undefined),
    // webpack would look for a module of whatever name is there.
    transform: (code, id) => (id.endsWith('.ts') && code.includes(WORKER_ADDRESS) ? code.replace(WORKER_ADDRESS, 'workerUrl') : undefined),
  }
}

const WORKER_ADDRESS = 'new URL(workerUrl, import.meta.url).href'
const NO_ADDRESS = '\0no-address'

/** As the build writes the addresses of its own files: often one within the other, and a text without letters before it. */
const EMPTY = '(?:(?:""|\'\'|``)\\s*\\+\\s*)?'
const TEXT = '(?:"([^"]+)"|\'([^\']+)\'|`([^`]+)`)'
const LONE = `new URL\\(\\s*${EMPTY}${TEXT}\\s*,\\s*${EMPTY}import\\.meta\\.url\\s*\\)`
const ADDRESS = new RegExp(`new URL\\(\\s*${EMPTY}${LONE}\\.href\\s*,\\s*${EMPTY}import\\.meta\\.url\\s*\\)|${LONE}`, 'g')

/** What bundlers are to leave alone, such as the address that ONNX Runtime asks for of its own script, which is a part of ours. */
const LEAVE = '/* @vite-ignore */ /* webpackIgnore: true */ '

/** An address that is known only when the code runs: some bundlers would look for a module of that name. */
const UNKNOWN = /new URL\(\s*([\w$]+)\s*,\s*import\.meta\.url\s*\)/g

/** The address of ONNX Runtime's script with another name for `URL`, which some bundlers see through. */
const DISGUISED = /(new (?!URL\b)[\w$]+\()((["'`])ort\.[\w.]+\.mjs\3\s*,\s*import\.meta\.url\))/g

/** What older parts want of React is all of it: not every bundler lets code look whether a module has this name for that. */
const WHOLE_MODULE =
  /Object\.prototype\.hasOwnProperty\.call\(([\w$]+),\s*(["'`])module\.exports\2\)\s*\?\s*\1\[\2module\.exports\2\]\s*:\s*(?=\{)/g

/** Writes the addresses of files as every bundler knows them: `new URL("./file", import.meta.url)`. */
export function withPlainAddresses(code: string): string {
  return code
    .replace(ADDRESS, (...match) => {
      const file = String(match.slice(1, 7).find(Boolean))
      const place = JSON.stringify(/^[./]/.test(file) || file.includes(':') ? file : `./${file}`)
      return `new URL(${/^ort\.[\w.]+\.mjs$/.test(file) ? LEAVE : ''}${place}, import.meta.url)`
    })
    .replace(UNKNOWN, (_, name: string) => `new URL(${LEAVE}${name}, import.meta.url)`)
    .replace(DISGUISED, (_, start: string, rest: string) => `${start}${LEAVE}${rest}`)
    .replace(WHOLE_MODULE, '')
}

/** The same for all scripts that are built, those of workers too. */
export function plainAddresses(): Plugin {
  return {
    name: 'plain-addresses',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = withPlainAddresses(file.code)
        else if (typeof file.source === 'string' && /\.m?js$/.test(file.fileName)) file.source = withPlainAddresses(file.source)
      }
    },
  }
}
