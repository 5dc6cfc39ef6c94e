import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PluginOption } from 'vite'
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'

type ManifestTransform = NonNullable<VitePWAOptions['workbox']['manifestTransforms']>[number]

const COLOUR = '#17202c'

/** What a world file is called; see docs/world-format.md. */
const WORLD_FILES = { 'application/x-terrella': ['.terrella'] }

/** The larger of the two engines stays away: where it cannot be fetched, the other one answers. */
const SHELL = [
  '**/*.{js,mjs,css,html,svg,png,woff2}',
  'assets/ort-wasm-simd-threaded-*.wasm',
  'models/manifest.json',
  'places/*.land',
  'examples/posters/*.webp',
]

const MOST_BYTES = 20_000_000

/**
 * Makes the page installable and lets it start without its server: a web manifest, and a service worker that fetches the shell and checks every file of it by
 * its hash. Model files are kept by the page itself (src/library/keptFiles.ts).
 */
export function offlineShell(): PluginOption {
  let folder = ''
  const withHashes: ManifestTransform = async (entries) => {
    const manifest = entries.map(async (entry) => {
      const file = await readFile(path.join(folder, entry.url))
      return { ...entry, integrity: `sha256-${createHash('sha256').update(file).digest('base64')}` }
    })
    return { manifest: await Promise.all(manifest), warnings: [] }
  }
  return [
    {
      name: 'offline-shell-folder',
      configResolved: ({ root, build }) => {
        folder = path.resolve(root, build.outDir)
      },
    },
    VitePWA({
      filename: 'service-worker.js',
      injectRegister: null,
      registerType: 'prompt',
      includeManifestIcons: false,
      manifest: {
        name: 'Terrella',
        short_name: 'Terrella',
        description: 'A living, endless landscape that you can shape, in your browser and without a network.',
        id: './',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: COLOUR,
        theme_color: COLOUR,
        categories: ['entertainment', 'graphics'],
        icons: [
          { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        file_handlers: [{ action: './', accept: WORLD_FILES }],
      },
      workbox: {
        globPatterns: SHELL,
        // In a frame of another site it could not be read: there the browser keeps things for that site apart.
        globIgnores: ['embed.html'],
        maximumFileSizeToCacheInBytes: MOST_BYTES,
        manifestTransforms: [withHashes],
        // The first visit, too, is served from what has been fetched, once it has: its parts then stay together.
        clientsClaim: true,
        skipWaiting: false,
        cleanupOutdatedCaches: true,
        navigateFallback: 'index.html',
        navigateFallbackAllowlist: [/^[^?]*\/(index\.html)?(\?|$)/],
        inlineWorkboxRuntime: true,
      },
    }),
  ]
}
