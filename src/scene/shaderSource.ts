import atmosphere from './shaders/atmosphere.glsl?raw'
import depth from './shaders/depth.glsl?raw'
import lake from './shaders/lake.glsl?raw'
import lift from './shaders/lift.glsl?raw'
import light from './shaders/light.glsl?raw'
import noise from './shaders/noise.glsl?raw'
import ring from './shaders/ring.glsl?raw'
import shadow from './shaders/shadow.glsl?raw'
import water from './shaders/water.glsl?raw'

/** Nested squares that shadows are kept in. */
export const SHADOW_LEVELS = 6

const PARTS: Readonly<Record<string, string>> = { atmosphere, depth, lake, lift, light, noise, ring, shadow, water }

/** Puts our shared parts in place of their `#include <…>`; three's own includes are left to three. */
export function shaderSource(source: string): string {
  return source
    .replace(/#include <(\w+)>/g, (line, name: string) => PARTS[name] ?? line)
    .replace(/\bSHADOW_LEVELS\b/g, String(SHADOW_LEVELS))
}
