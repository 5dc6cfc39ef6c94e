import atmosphere from './shaders/atmosphere.glsl?raw'
import cloudField from './shaders/cloudField.glsl?raw'
import depth from './shaders/depth.glsl?raw'
import foliage from './shaders/foliage.glsl?raw'
import grain from './shaders/grain.glsl?raw'
import growth from './shaders/growth.glsl?raw'
import lake from './shaders/lake.glsl?raw'
import lift from './shaders/lift.glsl?raw'
import light from './shaders/light.glsl?raw'
import material from './shaders/material.glsl?raw'
import meadow from './shaders/meadow.glsl?raw'
import medium from './shaders/medium.glsl?raw'
import noise from './shaders/noise.glsl?raw'
import openGround from './shaders/openGround.glsl?raw'
import panorama from './shaders/panorama.glsl?raw'
import ring from './shaders/ring.glsl?raw'
import rock from './shaders/rock.glsl?raw'
import sand from './shaders/sand.glsl?raw'
import scree from './shaders/scree.glsl?raw'
import shadow from './shaders/shadow.glsl?raw'
import snow from './shaders/snow.glsl?raw'
import table from './shaders/table.glsl?raw'
import water from './shaders/water.glsl?raw'
import wet from './shaders/wet.glsl?raw'
import woods from './shaders/woods.glsl?raw'

/** Nested squares that shadows are kept in. */
export const SHADOW_LEVELS = 6

const PARTS: Readonly<Record<string, string>> = {
  atmosphere,
  cloudField,
  depth,
  foliage,
  grain,
  growth,
  lake,
  lift,
  light,
  material,
  meadow,
  medium,
  noise,
  openGround,
  panorama,
  ring,
  rock,
  sand,
  scree,
  shadow,
  snow,
  table,
  water,
  wet,
  woods,
}

/** Puts our shared parts, and `others`, in place of their `#include <…>`; three's own includes are left to three. */
export function shaderSource(source: string, others: Readonly<Record<string, string>> = {}): string {
  return source
    .replace(/#include <(\w+)>/g, (line, name: string) => {
      const part = PARTS[name] ?? others[name]
      return part === undefined ? line : shaderSource(part, others)
    })
    .replace(/\bSHADOW_LEVELS\b/g, String(SHADOW_LEVELS))
}
