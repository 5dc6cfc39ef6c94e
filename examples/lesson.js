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

world.addEventListener('ready', () => {
  raise.disabled = years.disabled = false
  first ??= { heights: heights(), season: world.world.season }
  tell()
  print()
})
world.addEventListener('edit', () => setTimeout(tell, 3000))
world.addEventListener('history-change', ({ detail }) => {
  undo.disabled = !detail.canUndo
})

raise.addEventListener('click', async () => {
  raise.disabled = true
  await world.apply(RANGE).catch(() => undefined)
  raise.disabled = false
  tell()
})
undo.addEventListener('click', async () => {
  await world.undo()
  setTimeout(tell, 3000)
})
years.addEventListener('click', () => {
  const isPassing = world.getAttribute('pace') === 'year'
  world.setAttribute('pace', isPassing ? 'still' : 'year')
  years.setAttribute('aria-pressed', String(!isPassing))
})
setInterval(() => {
  if (!first || !world.loaded || yearsPassed() < lastPrint + YEARS_BETWEEN_PRINTS) return
  tell()
  print()
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
  const top = Math.max(...line)
  const most = Math.max(2500, top)
  const draw = (name, values, scale) =>
    document
      .querySelector(`.chart .${name}`)
      .setAttribute('d', values.map((value, i) => `${i ? 'L' : 'M'}${(i * 960) / (SAMPLES - 1)} ${250 - value * scale}`).join(''))
  draw('before', first.heights, 190 / most)
  draw('ground', [0, ...line, 0].slice(1, -1), 190 / most)
  draw('rain', shares, 130)
  const driest = Math.min(...shares)
  const raised = Math.max(...line.map((height, i) => height - first.heights[i]))
  const passed = yearsPassed()
  told.textContent =
    raised < 100
      ? `The plain lies ${round(first.heights[SAMPLES >> 1])} metres above the sea, and rain falls on all of it alike.`
      : `Your range stands ${round(raised)} metres above what was there. Before it the rain grows; behind it the driest place keeps ${Math.round(100 * driest)} of 100 drops.`
  if (passed > 0) told.textContent += ` ${passed} years have passed.`
}

async function print() {
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
