import { useFrame } from '@react-three/fiber'
import { useRef, useState } from 'react'
import type { WeatherProps } from './Weather'

/** Rain, snow and lightning, whose code comes with the first of them. */
export function LazyWeather(props: WeatherProps) {
  const [load, setLoad] = useState<{ Weather: (props: WeatherProps) => React.JSX.Element }>()
  const state = useRef<'none' | 'coming' | 'refused'>('none')
  useFrame(() => {
    const { rain, snow, storm } = props.air().weather
    if (load || state.current === 'refused' || rain + snow + storm <= 0) return
    // The picture goes on until they are in it.
    props.lag.current = true
    if (state.current === 'coming') return
    state.current = 'coming'
    void import('./Weather').then(setLoad, () => {
      state.current = 'refused'
    })
  })
  return load ? <load.Weather {...props} /> : null
}
