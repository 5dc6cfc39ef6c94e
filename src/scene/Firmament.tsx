import { Clouds, type CloudsProps } from './Clouds'
import { Stars } from './Stars'

/** What the sky has beside its light: clouds and stars. It comes after the first land. */
export function Firmament(props: CloudsProps) {
  return (
    <>
      <Stars uniforms={props.uniforms} />
      <Clouds {...props} />
    </>
  )
}
