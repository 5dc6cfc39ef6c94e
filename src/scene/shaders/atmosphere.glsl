// Sky light and the air between: one table for the dome, for haze on land and sea, and for reflections. SkyTables makes it.
// Directions are unit vectors, y up. Radiance is relative; the renderer's exposure maps it to the screen.

#include <table>

uniform sampler2D skyTable; // under the sun
uniform sampler2D moonTable;
uniform sampler2D lightTable;
uniform vec3 lightDirection; // to the sun, or by night to the moon
uniform vec2 sunSide; // where the sun stands, level
uniform vec3 moonSide; // the moon, and whether it shines
uniform float eyeAltitude; // world metres above the sea
uniform vec3 airExtinction; // of clean air, per world metre at sea level, red green blue
uniform float dustExtinction; // of haze
uniform vec4 mist; // extinction per world metre, world metres over which it thins to 1/e, altitude up to which it is dense, density at the eye
uniform vec2 densitiesAtEye; // of clean air and of haze, 1 at sea level
uniform vec3 flash; // of lightning, from all sides

const float AIR_HEIGHT = 1000.0; // world metres over which air thins to 1/e: 8 learned kilometres
const float DUST_HEIGHT = 190.0;

// As skyView.frag.glsl lays the table out.
vec2 tablePlace(vec3 direction, vec2 side, float v) {
  float level = inversesqrt(max(1e-6, dot(direction.xz, direction.xz)));
  float u = sqrt(clamp(0.5 - 0.5 * dot(direction.xz, side) * level, 0.0, 1.0));
  return (vec2(u, v) * (TABLE_SIZE - 1.0) + 0.5) / TABLE_SIZE * vec2(1.0, 0.5);
}

vec3 tableAt(vec3 direction, float v, float part) {
  vec3 radiance = texture(skyTable, tablePlace(direction, sunSide, v) + vec2(0.0, part)).rgb;
  if (moonSide.z > 0.0) radiance += texture(moonTable, tablePlace(direction, moonSide.xy, v) + vec2(0.0, part)).rgb;
  return radiance + flash;
}

vec3 skyRadiance(vec3 direction) {
  return tableAt(direction, sqrt(max(direction.y, 0.0)), 0.0);
}

// What endless air would show in a direction.
vec3 airRadiance(vec3 direction) {
  return tableAt(direction, 0.5 + 0.5 * sign(direction.y) * sqrt(abs(direction.y)), 0.5);
}

// Direct light on a surface that faces it, by world metres above the sea: peaks are lit before valleys.
vec3 directLight(float altitude) {
  return texture(lightTable, vec2((clamp(altitude / 1000.0, 0.0, 1.0) * 15.0 + 0.5) / 16.0, 0.25)).rgb;
}

// 1 at noon.
vec3 sunRadiance() {
  return directLight(eyeAltitude) * 0.22;
}

// Air along a path, as if all of it were as dense as at the sea: `here` and `there` are the densities at its ends, `rise` how many times the density falls to 1/e on the way.
float thickness(float here, float there, float rise) {
  return abs(rise) < 0.01 ? 0.5 * (here + there) : (here - there) / rise;
}

// Share of light that reaches the eye from a point, by colour. Air and haze thin exponentially with height.
vec3 airTransmittance(vec3 fromEye) {
  float span = length(fromEye);
  float altitude = max(eyeAltitude + fromEye.y, 0.0);
  float air = thickness(densitiesAtEye.x, exp(-altitude / AIR_HEIGHT), fromEye.y / AIR_HEIGHT);
  float dust = thickness(densitiesAtEye.y, exp(-altitude / DUST_HEIGHT), fromEye.y / DUST_HEIGHT);
  return exp(-(airExtinction * air + dustExtinction * dust) * span);
}

vec3 throughMist(vec3 colour, vec3 direction, float span, float altitude) {
  float above = max(altitude - mist.z, 0.0);
  float there = exp(-above / mist.y);
  float dense = thickness(mist.w, there, (above - max(eyeAltitude - mist.z, 0.0)) / mist.y);
  float clear = exp(-mist.x * dense * span);
  vec3 side = texelFetch(lightTable, ivec2(1, 1), 0).rgb + texelFetch(lightTable, ivec2(0, 1), 0).rgb;
  float along = max(dot(direction, lightDirection), 0.0);
  vec3 lit = side * 0.5 + directLight(mist.z + mist.y) * (0.05 + 0.22 * along * along * along);
  return mix(lit, colour, clear);
}

vec3 throughAir(vec3 colour, vec3 fromEye) {
  float span = length(fromEye);
  vec3 direction = fromEye / span;
  if (mist.x > 0.0) colour = throughMist(colour, direction, span, eyeAltitude + fromEye.y);
  vec3 clear = airTransmittance(fromEye);
  return colour * clear + airRadiance(direction) * (1.0 - clear);
}
