in vec3 direction;

uniform vec3 sunDirection;
uniform vec3 moonDirection;
uniform float night;
uniform mat3 starTurn;

#include <atmosphere>
#include <light>
#include <noise>
#include <cloudField>

const vec3 GALACTIC_POLE = vec3(-0.867666, -0.198076, 0.455984);
const vec3 GALACTIC_CENTRE = vec3(-0.054876, -0.873437, -0.483835);

// Sines of the radii in which sun and moon are drawn: painters make them a little larger than they are.
const float SUN_RADIUS = 0.0085;
const float MOON_RADIUS = 0.0105;

vec3 milkyWay(vec3 ray) {
  vec3 fixedRay = ray * starTurn;
  float off = dot(fixedRay, GALACTIC_POLE);
  float inward = dot(fixedRay, GALACTIC_CENTRE);
  float cloudy = solidNoise(fixedRay * 5.0) + 0.6 * solidNoise(fixedRay * 11.0) + 0.4 * solidNoise(fixedRay * 23.0) + 0.25 * solidNoise(fixedRay * 47.0);
  float width = 0.13 + 0.06 * smoothstep(0.2, 1.0, inward);
  float band = exp(-off * off / (width * width)) * (0.55 + 0.75 * smoothstep(-0.3, 1.0, inward));
  // Dust lies along its middle.
  float dust = exp(-pow((off + cloudy * 0.05) / 0.035, 2.0)) * smoothstep(-0.4, 0.8, inward + cloudy * 0.6);
  float glow = band * max(0.0, 0.75 + cloudy * 0.9) * (1.0 - 0.7 * dust);
  return mix(vec3(0.55, 0.66, 0.95), vec3(0.95, 0.82, 0.70), smoothstep(0.5, 1.0, inward) * 0.7) * glow;
}

// The moon as a ball in the light of the sun, over what is behind it.
vec3 moonOver(vec3 colour, vec3 ray) {
  vec3 off = ray - moonDirection * dot(ray, moonDirection);
  float r = length(off) / MOON_RADIUS;
  if (r > 1.0) return colour;
  vec3 normal = off / MOON_RADIUS - moonDirection * sqrt(1.0 - r * r);
  float lit = smoothstep(-0.02, 0.25, dot(normal, sunDirection));
  float maria = solidNoise(normal * 1.7 + 7.0) + 0.5 * solidNoise(normal * 4.1 + 3.0);
  vec3 face = vec3(1.0, 0.97, 0.90) * (0.78 - 0.42 * smoothstep(-0.05, 0.35, maria)) * mix(0.30, 1.5, night);
  float air = exp(-0.12 / max(moonDirection.y, 0.03));
  vec3 reddened = mix(vec3(1.0, 0.62, 0.36), vec3(1.0), smoothstep(0.0, 0.35, moonDirection.y)) * air;
  return colour + face * reddened * lit * smoothstep(1.0, 0.93, r);
}

// Thin ice far above all weather, drawn out by the wind there.
vec3 cirrusOver(vec3 colour, vec3 ray, float toSun) {
  vec2 plane = ray.xz / (ray.y + 0.10) * 0.16 + cloudDrift / 32768.0;
  float streaks = texture(cloudMap, plane).z * 0.6 + texture(cloudMap, plane * 4.0 + 0.37).z * 0.4;
  float thin = smoothstep(0.47, 0.80, streaks) * smoothstep(0.02, 0.22, ray.y) * (1.0 - 0.5 * night);
  vec3 lit = directLight(1000.0) * (0.14 + 0.30 * pow(max(toSun, 0.0), 6.0)) + skyLight(1.0) * 0.42;
  return mix(colour, lit, thin * 0.5 * min(1.0, 0.35 + 1.6 * cloudDeck.z));
}

void main() {
  vec3 ray = normalize(direction);
  vec3 colour = skyRadiance(ray);
  // From high up, the sea goes on beyond the last of what is drawn.
  if (ray.y < 0.0) colour = mix(colour, throughAir(skyLight(1.0) * vec3(0.10, 0.17, 0.21), ray * eyeAltitude / -ray.y), smoothstep(0.0, -0.01, ray.y));
  if (night > 0.0) colour += milkyWay(ray) * 0.11 * night * night * (1.0 - 0.6 * moonSide.z * max(moonDirection.y, 0.0)) * smoothstep(0.0, 0.3, ray.y);
  float toSun = dot(ray, sunDirection);
  float toLight = dot(ray, lightDirection);
  if (dot(ray, moonDirection) > 0.999) colour = moonOver(colour, ray);
  if (sunDirection.y > -0.07) {
    vec3 glare = directLight(eyeAltitude + 40.0);
    float disc = smoothstep(SUN_RADIUS, SUN_RADIUS * 0.86, length(ray - sunDirection));
    colour += glare * (disc * 14.0 + 0.14 * pow(max(toSun, 0.0), 900.0) + 0.02 * pow(max(toSun, 0.0), 120.0));
  } else colour += directLight(eyeAltitude) * (0.35 * pow(max(toLight, 0.0), 2400.0) + 0.12 * pow(max(toLight, 0.0), 220.0));
  if (ray.y > 0.02 && cloudDeck.z > 0.0) colour = cirrusOver(colour, ray, toLight);
  if (mist.x > 0.0) colour = throughMist(colour, ray, mist.y * 40.0, eyeAltitude + ray.y * mist.y * 40.0);
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
