import { Clouds, type CloudsProps } from './Clouds'
import { LazyBlaze } from './growth/LazyBlaze'
import { Stars } from './Stars'
import { LazyShower } from './weather/LazyShower'
import { LazyWeather } from './weather/LazyWeather'
import type { WeatherProps } from './weather/Weather'

/** What the sky has beside its light: clouds and stars, and what falls from it. It comes after the first land. */
export function Firmament(props: CloudsProps & WeatherProps) {
  return (
    <>
      <Stars uniforms={props.uniforms} />
      <Clouds {...props} />
      <LazyWeather {...props} />
      <LazyShower {...props} />
      <LazyBlaze {...props} />
    </>
  )
}
