/** Files of strangers who use the package. */

/** The least that a plain page needs. Its title tells that land has come. */
export const PLAIN_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A page</title></head>
  <body>
    <script type="module" src="node_modules/terrella/terrella.js"></script>
    <terrella-world seed="7" loading="eager" style="width: 480px; height: 270px"></terrella-world>
    <script>
      const world = document.querySelector('terrella-world')
      world.addEventListener('load', () => { document.title = 'load' })
      world.addEventListener('error', ({ detail }) => { document.title = \`error: \${detail.message}\` })
    </script>
  </body>
</html>
`

/** What the land is, as one number: for a page and for Node alike. The other entries must not ask for a page where they are imported on a server. */
const HASH = `
async function hashOfLand(openLand) {
  const land = await openLand({ seed: 'Mount Analogue' })
  const heights = await land.heights({ east: -46_000, south: 92_000, level: 4, columns: 40, rows: 30 })
  const tile = await land.tile({ level: 3, x: 0, y: -1 })
  await land.dispose()
  const digest = await crypto.subtle.digest('SHA-256', await new Blob([heights, tile.heights, tile.cover]).arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}`

export const LAND_PROGRAM = `import 'terrella'
import 'terrella/frame'
import 'terrella/react'
import { openLand } from 'terrella/land'
process.stdout.write(await hashOfLand(openLand))
${HASH}
`

/** An empty Vite app with React. */
export const VITE_FILES = {
  'index.html': `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><link rel="icon" href="data:,"><title>An app</title></head>
  <body><div id="root"></div><script type="module" src="/main.tsx"></script></body>
</html>
`,
  'main.tsx': `import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import 'terrella/jsx'
import { openLand } from 'terrella/land'
import { TerrellaWorld, type TerrellaWorldElement } from 'terrella/react'
import { hashOfLand } from './hash.js'

function App() {
  const world = useRef<TerrellaWorldElement>(null)
  const [isLoaded, setLoaded] = useState(false)
  const tell = async () => {
    setLoaded(world.current?.loaded === true)
    document.title = 'load'
    document.body.dataset.hash = await hashOfLand(openLand)
  }
  return (
    <>
      <TerrellaWorld ref={world} seed={7} loading="eager" touchAction="none" controls={!isLoaded} muted={isLoaded} style={{ width: 480, height: 270 }} onLoad={() => void tell()} onError={({ detail }) => { document.title = \`error: \${detail.message}\` }} />
      <terrella-world hidden seed="3" loading="lazy" models="off" />
    </>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode><App /></StrictMode>)
`,
  'hash.js': `export ${HASH.trimStart()}\n`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      jsx: 'react-jsx',
      strict: true,
      allowJs: true,
      noEmit: true,
      types: [],
    },
    files: ['main.tsx'],
  }),
}

/** The least that a page needs whose script webpack makes. */
export const WEBPACK_FILES = {
  'packed.html': `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A packed page</title><script defer src="main.js"></script></head>
  <body></body>
</html>
`,
  'packed.js': `import 'terrella'

const world = document.createElement('terrella-world')
world.setAttribute('seed', '7')
world.setAttribute('loading', 'eager')
world.addEventListener('load', () => { document.title = 'load' })
world.addEventListener('error', ({ detail }) => { document.title = \`error: \${detail.message}\` })
document.body.append(world)
`,
}
