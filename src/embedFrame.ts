// The page in a frame: one world that fills it, open to the page around it.
import './element'
import { FrameChild, type FramedElement } from './embed/frame/FrameChild'
import { readFrameAddress, readSource } from './embed/frame/frameAddress'
import { VERSION } from './version'

const warn = (sentence: string) => console.warn(`Terrella: ${sentence}`)
const { attributes, allowedOrigins } = readFrameAddress(location.search, location.hash, warn)

const world = document.createElement('terrella-world') as HTMLElement & FramedElement
for (const [name, value] of attributes) world.setAttribute(name, value)
document.documentElement.lang = attributes.get('lang') ?? document.documentElement.lang
document.title = attributes.get('alt') ?? document.title
document.body.append(world)

// A page that changes nothing but the fragment of the address does not load it anew.
addEventListener('hashchange', () => {
  const source = readSource(location.hash, warn)
  if (source === undefined) world.removeAttribute('src')
  else world.setAttribute('src', source)
})

new FrameChild({ world, window, allowedOrigins, version: VERSION })
