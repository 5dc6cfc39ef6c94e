import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { gallery, galleryPages } from './tools/build/gallery.ts'
import { bareShaders, withoutThreesHeadsets, withoutThreesMaterials } from './tools/build/leanThree.ts'
import { offlineShell } from './tools/build/offlineShell.ts'

export default defineConfig(({ mode }) => ({
  base: './',
  // Pages for tests and measurements have this mode: they are no applications.
  plugins: [
    react(),
    bareShaders(),
    mode !== 'laboratory' && withoutThreesMaterials(),
    mode !== 'laboratory' && withoutThreesHeadsets(),
    contentSecurityPolicy(),
    mode !== 'laboratory' && offlineShell(),
    mode !== 'laboratory' && gallery(),
  ],
  // The second-named condition leaves onnxruntime's wasm out of its JavaScript: the worker names its address itself.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  // Only the worker imports it, where the first scan of the page does not look.
  optimizeDeps: { include: ['onnxruntime-web/wasm'] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The element keeps its name and what it exports: pages name it.
      ...(mode !== 'laboratory' && { input: { index: 'index.html', embed: 'embed.html', terrella: 'src/element.ts', ...galleryPages() } }),
      preserveEntrySignatures: 'allow-extension',
      output: { entryFileNames: ({ name }) => (name === 'terrella' ? 'terrella.js' : 'assets/[name]-[hash].js') },
    },
  },
}))

/**
 * Writes the built page's Content-Security-Policy: nothing from anywhere else, and no inline style but the page's own.
 * The development server, which puts its own code into the page, goes without.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path }) {
        const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style)
        const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
        const content = [
          "default-src 'self'",
          "script-src 'self' 'wasm-unsafe-eval'",
          // In a frame without an origin a worker can only be a line of text that imports it.
          `worker-src 'self'${path === '/embed.html' ? ' data:' : ''}`,
          `style-src ${["'self'", ...hashes].join(' ')}`,
          "connect-src 'self'",
          "img-src 'self' data: blob:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ')
        return [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' }]
      },
    },
  }
}
