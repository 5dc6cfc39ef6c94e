import './dial.css'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { WEATHERS, type WeatherName } from '../../world'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { clockOf, dateOf, describeDay, describeHour, partOf, seasonOf } from '../skyWords'
import { useLaterWords, useWords } from '../words/useWords'
import { SunCourse } from './SunCourse'
import { WEATHER_DRAWINGS } from './weatherDrawings'
import { YearRing } from './YearRing'

/** Minutes are set in steps of five. */
const HOUR_STEP = 1 / 12
const LAST_HOUR = 24 - HOUR_STEP

/** The dial: the sun's course to drag the hour along, the year below it, the weathers, and whether time goes by. */
export function SkyDial({ store, actions }: InterfaceProps) {
  const { close, toolbar } = useWords()
  const words = useLaterWords().dial
  const { hour, dayOfYear, weather, isRunning } = useStore(store, (state) => state.sky)
  const { heights, isSouthern } = useStore(store, (state) => state.sunCourse)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  return (
    <section
      className="plate dial"
      aria-label={toolbar.dial}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.code !== 'Digit4') return
        event.stopPropagation()
        actions.toggleDial()
      }}
    >
      <header>
        <p className="dial-now">
          <strong>{clockOf(hour)}</strong> {partOf(hour, words)}
        </p>
        <button
          type="button"
          className="tool"
          aria-pressed={isRunning}
          aria-label={words.letTimeGo}
          title={isRunning ? words.holdTime : words.letTimeGoHint}
          onClick={() => actions.setSky({ isRunning: !isRunning })}
        >
          <svg className="icon" viewBox="0 0 24 24" width="22" height="22" fill="currentColor" aria-hidden="true">
            {isRunning ? <path d="M7 5.500h3.400v13H7zM13.6 5.500H17v13h-3.400z" /> : <path d="M8 5v14l11-7Z" />}
          </svg>
        </button>
        <button type="button" className="tool" aria-label={close} onClick={actions.toggleDial}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dial-course">
        <SunCourse heights={heights} hour={hour} />
        <input
          ref={first}
          type="range"
          min={0}
          max={LAST_HOUR}
          step={HOUR_STEP}
          value={Math.min(hour, LAST_HOUR)}
          aria-label={words.hour}
          aria-valuetext={describeHour(hour, words)}
          onChange={({ target }) => actions.setSky({ hour: Number(target.value) })}
        />
      </div>
      <div className="dial-year">
        <YearRing dayOfYear={dayOfYear} isSouthern={isSouthern} />
        <input
          type="range"
          min={0}
          max={364}
          step={1}
          value={dayOfYear}
          aria-label={words.date}
          aria-valuetext={describeDay(dayOfYear, isSouthern, words)}
          onChange={({ target }) => actions.setSky({ dayOfYear: Number(target.value) })}
        />
        <p className="dial-date" aria-hidden="true">
          {dateOf(dayOfYear, words)} <span>{seasonOf(dayOfYear, isSouthern, words)}</span>
        </p>
      </div>
      <fieldset className="dial-weathers">
        <legend className="unseen">{words.weather}</legend>
        {(Object.keys(WEATHERS) as WeatherName[]).map((name) => (
          <button
            key={name}
            type="button"
            className="tool"
            aria-pressed={name === weather}
            aria-label={words.weathers[name]}
            title={words.weathers[name]}
            onClick={() => actions.setSky({ weather: name })}
          >
            <svg className="icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
              {WEATHER_DRAWINGS[name]}
            </svg>
          </button>
        ))}
      </fieldset>
      <p className="dial-weather" aria-hidden="true">
        {words.weathers[weather]}
      </p>
    </section>
  )
}
