// The line through the land that is looked at, from west to east, in metres.
const SOUTH = -783_360
const WEST = -4_698_000
const STEP = 700
const SAMPLES = 115

// A range 56 kilometres long, across the wind.
const RANGE = {
  kind: 'ridge',
  path: [
    [-4_668_000, -755_000],
    [-4_667_000, -811_000],
  ],
  radius: 4000,
}
const YEARS_BETWEEN_PRINTS = 20

const world = document.querySelector('terrella-world')
const [raise, years, undo] = document.querySelectorAll('.steps button')
const told = document.querySelector('#told')
const prints = document.querySelector('#prints')

let first
let lastPrint = 0
let isPrintDue = false

world.addEventListener('ready', () => {
  raise.disabled = years.disabled = false
  first ??= { heights: heights(), season: world.world.season }
  tell()
  print()
})
world.addEventListener('edit', () => {
  isPrintDue = true
})
world.addEventListener('history-change', ({ detail }) => {
  undo.disabled = !detail.canUndo
})

raise.addEventListener('click', async () => {
  raise.disabled = true
  await world.apply(RANGE).catch(() => undefined)
  raise.disabled = false
  tell()
})
undo.addEventListener('click', () => world.undo())
years.addEventListener('click', () => {
  const isPassing = world.getAttribute('pace') === 'year'
  world.setAttribute('pace', isPassing ? 'still' : 'year')
  years.setAttribute('aria-pressed', String(!isPassing))
})
// New land comes tile by tile, and years pass: what is told is looked at again and again.
setInterval(() => {
  if (!first || !world.loaded) return
  tell()
  isPrintDue ||= yearsPassed() >= lastPrint + YEARS_BETWEEN_PRINTS
  if (isPrintDue && world.stats?.isSettled) print()
}, 2000)

function yearsPassed() {
  return Math.floor((world.world.season - first.season) / 4)
}

// Elevations along the line; where no land is drawn yet, those of the neighbour.
function heights() {
  let last = 0
  return Array.from({ length: SAMPLES }, (_, i) => {
    last = world.elevationAt(WEST + i * STEP, SOUTH) ?? last
    return last
  })
}

// What share of its rain each place keeps: the highest ground upwind counts, less the farther it is, and air that rises rains more.
function rain(line) {
  return line.map((here, i) => {
    let barrier = 0
    let lowest = here
    for (let j = 1; j <= i; j++) {
      const way = j * STEP
      const height = line[i - j]
      if (way < 9000) lowest = Math.min(lowest, height)
      barrier = Math.max(barrier, (height - here) * Math.exp(-way / 22_000))
    }
    const rise = Math.min(1, (here - lowest) / 900)
    return (1 + 0.4 * rise) * Math.exp(-barrier / 1500)
  })
}

function tell() {
  if (!first || !world.loaded) return
  const line = heights()
  const shares = rain(line)
  const scale = 190 / Math.max(2500, ...line)
  draw('before', pathOf(first.heights, scale))
  draw('ground', `${pathOf(line, scale)}V250H0Z`)
  draw('rain', pathOf(shares, 130))
  const driest = Math.min(...shares)
  const raised = Math.max(...line.map((height, i) => height - first.heights[i]))
  const passed = yearsPassed()
  const sentence =
    raised < 100
      ? `The plain lies ${round(first.heights[SAMPLES >> 1])} metres above the sea, and rain falls on all of it alike.`
      : `Your range stands ${round(raised)} metres above what was there. Before it the rain grows; behind it the driest place keeps ${Math.round(100 * driest)} of 100 drops.`
  const whole = passed > 0 ? `${sentence} ${passed === 1 ? 'A year has' : `${passed} years have`} passed.` : sentence
  if (told.textContent !== whole) told.textContent = whole
}

function pathOf(values, scale) {
  return values.map((value, i) => `${i ? 'L' : 'M'}${(i * 960) / (SAMPLES - 1)} ${250 - value * scale}`).join('')
}

function draw(name, path) {
  document.querySelector(`.chart .${name}`).setAttribute('d', path)
}

// A picture of the land as it is now, to be laid beside the others.
async function print() {
  isPrintDue = false
  lastPrint = yearsPassed()
  const picture = await world.toBlob({ pixelRatio: 0.6 }).catch(() => undefined)
  if (!picture) return
  const figure = document.createElement('figure')
  const image = new Image()
  image.src = URL.createObjectURL(picture)
  image.alt = `The land in year ${lastPrint}`
  const caption = document.createElement('figcaption')
  caption.textContent = `Year ${lastPrint}`
  figure.append(image, caption)
  prints.append(figure)
}

function round(metres) {
  return (Math.round(metres / 10) * 10).toLocaleString('en')
}
