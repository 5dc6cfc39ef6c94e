import type { ReactNode } from 'react'
import type { WeatherName } from '../../world'

const CLOUD = 'M7 15.500a3.5 3.5 0 0 1 .3-7 5 5 0 0 1 9.5 1.200A2.950 2.950 0 0 1 17 15.500Z'

/** Small pictures of the weathers, on a grid of 24, in the colour of the text. */
export const WEATHER_DRAWINGS: Readonly<Record<WeatherName, ReactNode>> = {
  clear: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v2.200M12 18.800V21M3 12h2.200M18.8 12H21M5.6 5.600l1.6 1.600M16.8 16.800l1.6 1.600M18.4 5.600l-1.6 1.600M7.2 16.800l-1.6 1.6" />
    </>
  ),
  fair: (
    <>
      <path d="M13.5 8.600a3.4 3.4 0 1 1 5.3 4.200M16.3 2.800v1.600M21.8 8.300h-1.600M20.2 4.4 19 5.600M12.4 4.400l1.1 1.2" />
      <path d="M6.5 18.500a3 3 0 0 1 .2-6 4.3 4.3 0 0 1 8.2 1A2.550 2.550 0 0 1 15 18.500Z" />
    </>
  ),
  overcast: <path d={CLOUD} />,
  mist: <path d="M4 8h12M7 12h13M3 16h10M16 16h4M19 8h1.5" />,
  rain: (
    <>
      <path d={CLOUD} transform="translate(0 -3)" />
      <path d="m8.5 15.5-1 4M12.5 15.500l-1 4M16.5 15.500l-1 4" />
    </>
  ),
  snow: (
    <>
      <path d={CLOUD} transform="translate(0 -3)" />
      <path d="M8 16.500v.01M12 18v.01M16 16.500v.01M10 20.500v.01M14 20.500v.01" strokeWidth="2.2" />
    </>
  ),
  storm: (
    <>
      <path d={CLOUD} transform="translate(0 -3)" />
      <path d="m12.5 13.5-2.5 4h3.500l-2 4" />
    </>
  ),
}
