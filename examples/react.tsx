import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { TerrellaWorld } from 'terrella/react'

const HOURS = { Dawn: '5:00', Noon: '12:00', Evening: '18:36', Night: '23:30' }
const WINDS = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest']

function Meadow() {
  const [time, setTime] = useState(HOURS.Evening)
  const [heading, setHeading] = useState(197)
  return (
    <>
      <TerrellaWorld
        src="#w=1.QAABi4J4AoenMhA2pjVe4Q98"
        season="175"
        time={time}
        controls
        poster="posters/meadow.webp"
        alt="A meadow above woods, under mountains"
        onCameraChange={({ detail }) => setHeading(detail.heading)}
      />
      <p className="hours">
        {Object.entries(HOURS).map(([name, hour]) => (
          <button key={name} type="button" aria-pressed={hour === time} onClick={() => setTime(hour)}>
            {name}
          </button>
        ))}
        <output>You look {WINDS[Math.round(heading / 45) % 8]}.</output>
      </p>
    </>
  )
}

const place = document.querySelector('#meadow')
if (place) createRoot(place).render(<Meadow />)
