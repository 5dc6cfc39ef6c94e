import { openFrame } from '../terrella-frame.js'

const WEATHERS = ['clear', 'fair', 'overcast', 'mist', 'rain', 'snow', 'storm']
const LONGEST_LOG = 9

const iframe = document.querySelector('iframe')
const [hour, weather] = document.querySelectorAll('input')
const log = document.querySelector('#log')

// Who may drive the frame is said in its address, and the world in its fragment, which no server sees.
const attributes = { time: '18', weather: 'fair', season: '200', poster: 'examples/posters/fjord.webp', alt: 'A coast with mountains' }
iframe.src = `../embed.html?${new URLSearchParams({ ...attributes, origin: location.origin })}#w=1.QAAAmkTSACYWTN5rXITcUIoFoV0_`

const world = await openFrame(iframe)
tell('hello', `version ${world.version}`)
hour.disabled = weather.disabled = false

hour.addEventListener('input', () => {
  const time = `${Math.floor(hour.value)}:${String((hour.value % 1) * 60).padStart(2, '0')}`
  document.querySelector('#hour-told').value = time
  hour.ariaValueText = time
  void world.setAttribute('time', time)
})
weather.addEventListener('input', () => {
  const name = WEATHERS[weather.value]
  document.querySelector('#weather-told').value = name
  weather.ariaValueText = name
  void world.setAttribute('weather', name)
})

world.on('load', ({ seed }) => tell('load', `seed ${seed}`))
world.on('ready', () => tell('ready', 'all land is there'))
world.on('camera-change', ({ heading, elevation }) => tell('camera-change', `${Math.round(heading)}°, ${Math.round(elevation)} m up`))
world.on('quality-change', ({ quality }) => tell('quality-change', quality))
world.on('visibility', ({ visible }) => tell('visibility', visible ? 'seen' : 'not seen'))
world.on('error', ({ code, message }) => tell(code, message))

// The newest stands first; of what is told many times in a row, the last word.
function tell(name, detail) {
  const isSame = log.firstElementChild?.dataset.name === name
  const entry = isSame ? log.firstElementChild : document.createElement('li')
  entry.dataset.name = name
  const title = document.createElement('b')
  title.textContent = name
  entry.replaceChildren(title, ` ${detail}`)
  if (!isSame) log.prepend(entry)
  while (log.children.length > LONGEST_LOG) log.lastElementChild.remove()
}
