import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { highlight } from './highlight.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FOLDER = path.join(ROOT, 'examples')

/** What a page imports from the npm package. The element is the built page's own here. */
const COMPONENT = path.join(ROOT, 'src/package/react.tsx')

/** The built modules that pages fetch. The development server has none. */
const ELEMENT = 'src/element.ts'
const FRAME_CLIENT = 'src/embed/frame/index.ts'
const POSTERS = path.join(FOLDER, 'posters')
const CONTENTS = 'index.html'

/** Pages of the gallery for the build, by the name that they have in it. */
export function galleryPages(): Record<string, string> {
  const pages = readdirSync(FOLDER).filter((file) => file.endsWith('.html'))
  return Object.fromEntries(pages.map((file) => [`examples/${path.parse(file).name}`, `examples/${file}`]))
}

/**
 * Makes pages of the files in `examples/`, which are written as anybody would write them: gives each the gallery's letters, a way back, and its own source to read,
 * and leaves the element's script to be fetched from where it will lie.
 */
export function gallery(): Plugin[] {
  return [pages(), withoutManifest()]
}

function pages(): Plugin {
  return {
    name: 'gallery',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'terrella/react') return COMPONENT
      if (source === './element' && importer === COMPONENT) return path.join(ROOT, ELEMENT)
      return source === '../terrella-frame.js' ? path.join(ROOT, FRAME_CLIENT) : undefined
    },
    configureServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        if (request.url === '/terrella.js') request.url = `/${ELEMENT}`
        next()
      })
    },
    generateBundle() {
      // Scripts run as they are read, and elements name their posters where no build looks for names.
      const files = [
        ...readdirSync(FOLDER).filter((file) => file.endsWith('.js')),
        ...readdirSync(POSTERS).map((file) => `posters/${file}`),
      ]
      for (const file of files)
        this.emitFile({ type: 'asset', fileName: `examples/${file}`, source: readFileSync(path.join(FOLDER, file)) })
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        const { dir, base } = path.parse(filename)
        if (path.resolve(dir) !== FOLDER) return html
        const letters = '<link rel="icon" type="image/svg+xml" href="../favicon.svg" />\n<link rel="stylesheet" href="gallery.css" />'
        const worn = html.replace(/(?=\s*<title>)/, `\n${letters}`).replaceAll(/src="[^"]+\.(?:js|webp)"/g, '$& vite-ignore')
        if (base === CONTENTS) return worn
        const beside = readdirSync(FOLDER).filter((file) => file.startsWith(`${path.parse(base).name}.`) && file !== base)
        const sources = [base, ...beside].map((file) => figure(file, readFileSync(path.join(FOLDER, file), 'utf8')))
        return worn.replace(/(<body[^>]*>)/, `$1\n${WAY_BACK}`).replace('</body>', `${making(sources)}\n</body>`)
      },
    },
  }
}

/** Only the app can be installed; what says so is written into every page, by a plugin that must stand before this one. */
function withoutManifest(): Plugin {
  return {
    name: 'gallery-without-manifest',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename }) => (path.dirname(filename) === FOLDER ? html.replace(/\s*<link rel="manifest"[^>]*>/, '') : html),
    },
  }
}

const WAY_BACK = '<nav class="way-back" aria-label="Gallery"><a href="./">Terrella <i>Examples</i></a><a href="#source">Source</a></nav>'

function making(sources: readonly string[]): string {
  const end = '<p class="colophon"><a href="./">All examples</a> <a href="../">The whole world, in a page of its own</a></p>'
  return `<footer class="making" id="source">\n<h2>How this page is made</h2>\n${sources.join('\n')}\n${end}\n</footer>`
}

function figure(file: string, source: string): string {
  const text = highlight(source.trimEnd(), file.endsWith('.html') ? 'markup' : 'script')
  return `<figure><figcaption>${file}</figcaption><pre tabindex="0" role="region" aria-label="Source of ${file}"><code>${text}</code></pre></figure>`
}
