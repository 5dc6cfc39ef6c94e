import { shaderSource } from '../shaderSource'
import plantGrowth from '../shaders/plantGrowth.glsl?raw'
import plantLight from '../shaders/plantLight.glsl?raw'
import plantSize from '../shaders/plantSize.glsl?raw'
import standing from '../shaders/standing.glsl?raw'

const PARTS = { plantGrowth, plantLight, plantSize, standing }

/** As `shaderSource`, with the parts that only plants share: they come with the plants. */
export function plantSource(source: string): string {
  return shaderSource(source, PARTS)
}
