import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { PACES, type Pace, WEATHERS, type WeatherName } from '../../world'
import { Icon } from '../icons'
import type { InterfaceProps } from '../interfaceActions'
import { clockOf, dateOf, describeDay, describeHour, partOf, seasonOf } from '../skyWords'
import { wear } from '../styleSheets'
import { useLaterWords, useWords } from '../words/useWords'
import css from './dial.css?inline'
import { SunCourse } from './SunCourse'
import { WEATHER_DRAWINGS } from './weatherDrawings'
import { YearRing } from './YearRing'

wear(css)

/** On a grid of 24: two bars, and one, two and three arrowheads. */
const PACE_DRAWINGS: Readonly<Record<Pace, string>> = {
  still: 'M7.5 6h3v12h-3zM13.5 6h3v12h-3z',
  real: 'M9 6v12l8.500-6Z',
  day: 'M4.5 6v12l8-6ZM12.500 6v12l8-6Z',
  year: 'M2.500 7v10l6.500-5ZM9 7v10l6.500-5ZM15.500 7v10l6.500-5Z',
}

/** Minutes are set in steps of five. */
const HOUR_STEP = 1 / 12
const LAST_HOUR = 24 - HOUR_STEP

/** The dial: the sun's course to drag the hour along, the year below it, the weathers, and whether time goes by. */
export function SkyDial({ store, actions }: InterfaceProps) {
  const { close, toolbar } = useWords()
  const words = useLaterWords().dial
  const { hour, dayOfYear, weather, pace } = useStore(store, (state) => state.sky)
  const { heights, isSouthern } = useStore(store, (state) => state.sunCourse)
  const goesOn = useStore(store, (state) => state.goesOn)
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
      <fieldset className="dial-paces">
        <legend className="unseen">{words.pace}</legend>
        {PACES.map((name) => (
          <button
            key={name}
            type="button"
            className="tool"
            aria-pressed={name === pace}
            aria-label={words.paces[name]}
            title={words.paces[name]}
            onClick={() => actions.setSky({ pace: name })}
          >
            <svg className="icon" viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
              <path d={PACE_DRAWINGS[name]} />
            </svg>
          </button>
        ))}
        <span aria-hidden="true">{words.paces[pace]}</span>
      </fieldset>
      <button
        type="button"
        role="switch"
        className="dial-away"
        aria-checked={goesOn && pace !== 'still'}
        disabled={pace === 'still'}
        onClick={() => actions.setGoesOn(!goesOn)}
      >
        {words.goesOn}
      </button>
      <button type="button" className="dial-century" onClick={actions.toggleFilm}>
        {words.century}
      </button>
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
