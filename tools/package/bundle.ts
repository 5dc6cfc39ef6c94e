import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, esmExternalRequirePlugin, type InlineConfig, type Plugin, type PluginOption, type Rolldown } from 'vite'
import { packagedModules, plainAddresses } from '../build/forBundlers'
import { bareShaders } from '../build/leanThree'

/** What a page that bundles brings itself. */
const PEERS = [/^three($|\/)/, /^react($|\/)/, /^react-dom($|\/)/]

/** Bundles all entries of the package. @returns folders of the packages whose code is in it */
export async function bundlePackage(root: string, outDir: string): Promise<Set<string>> {
  const packages = new Set<string>()
  const source = (file: string) => path.join(root, 'src', file)
  await build(
    settings(root, outDir, packages, {
      input: {
        element: source('package/element.ts'),
        react: source('package/react.tsx'),
        jsx: source('package/jsx.ts'),
        frame: source('embed/frame/index.ts'),
      },
      conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'production'],
      plugins: [react(), bareShaders(), packagedModules(root), esmExternalRequirePlugin({ external: PEERS })],
    }),
  )
  await build(
    settings(root, outDir, packages, { input: { land: source('package/land.ts') }, conditions: ['module', 'production'], plugins: [] }),
  )
  return packages
}

interface Part {
  readonly input: Readonly<Record<string, string>>
  readonly conditions: string[]
  readonly plugins: readonly PluginOption[]
}

function settings(root: string, outDir: string, packages: Set<string>, { input, conditions, plugins }: Part): InlineConfig {
  const note = notePackages(packages)
  return {
    configFile: false,
    root,
    base: './',
    mode: 'production',
    logLevel: 'warn',
    // Whether it is made for developing is for the page's bundler to say: React's parts must all be of one kind.
    define: { 'process.env.NODE_ENV': 'process.env.NODE_ENV' },
    resolve: { conditions },
    plugins: [...plugins, plainAddresses(), note],
    // A worker in one file, which bundlers that know no other kind take as well.
    worker: {
      format: 'es',
      plugins: () => [bareShaders(), packagedModules(root), plainAddresses(), note],
      rolldownOptions: { output: { ...names(), codeSplitting: false, entryFileNames: 'workers/[name].js' } },
    },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { ...input }, preserveEntrySignatures: 'strict', output: names(), checks: { pluginTimings: false } },
    },
  }
}

function names(): Rolldown.OutputOptions {
  return {
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // The engine bears the names by which it is looked for where a page says where it lies.
    assetFileNames: ({ names: [name = ''] }) => (name.startsWith('ort-wasm') ? 'engine/[name][extname]' : 'assets/[name]-[hash][extname]'),
  }
}

/** Notes whose code comes into the bundle: their licences come with it. */
function notePackages(packages: Set<string>): Plugin {
  return {
    name: 'note-packages',
    moduleParsed({ id }) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0]
      if (folder) packages.add(folder)
    },
  }
}
