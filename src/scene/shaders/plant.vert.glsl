
in vec4 look; // what it is part of, how open it lies, how far wind moves it, when its leaf falls
#ifndef ATLAS
in uvec2 plant;
in float slot;
#else
uniform int atlasForm;
#endif

uniform vec2 wind;
uniform float waveTime;
uniform vec3 lightDirection;

out vec2 leafPlace;
out vec3 facing;
out vec3 fromEye;
flat out float part;
out float openness;
flat out float sunny;
flat out vec3 leafColour;
flat out vec3 barkColour;
flat out float nearness;
out float along; // up the stem, world metres

#include <depth>
#include <foliage>
#ifndef ATLAS
#include <lake>
#include <lift>
#include <standing>
#include <growth>
#include <plantSize>
#include <plantGrowth>
#include <shadow>
#include <cloudField>
#endif

void main() {
  leafPlace = uv;
  part = look.x;
  openness = look.y;
  along = position.y;
  bool hasFallen = look.w < 1.5 && look.w > leafage();
#ifdef ATLAS
  bool isBroadleaved = (atlasForm >= 4 && atlasForm < 9) || atlasForm >= 13;
  bool isGone = isBroadleaved && hasFallen;
  facing = normalize((viewMatrix * vec4(normal, 0.0)).xyz);
  fromEye = vec3(0.0);
  sunny = 1.0;
  leafColour = barkColour = vec3(1.0);
  nearness = 1.0;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
#else
  Plant it = plantOf(plant, slot);
  // What burns loses its leaves, one after another; needles, which have no time to fall, fall then too.
  float bare = max(smoothstep(0.1, 0.8, it.charred), it.withered);
  colourPlant(it, leafColour, barkColour);
  // The dark inside of a crown goes before its leaves have.
  nearness = it.nearness * (part < -1.5 ? 1.0 - smoothstep(0.05, 0.5, bare) : 1.0);
  bool isGone = hasFallen || nearness <= 0.0 || it.size.x < 0.02 || (part > -0.5 && fract(look.w * 7.31) > 1.0 - bare);
  float s = sin(it.turn);
  float c = cos(it.turn);
  mat3 turned = mat3(c, 0.0, -s, 0.0, 1.0, 0.0, s, 0.0, c);
  vec3 stands = turned * position * it.size.xyx;
  facing = turned * normal;
  // Whatever dies leans, and goes over.
  vec3 across = vec3(it.stem.z, 0.0, -it.stem.x);
  stands = stands * it.stem.y + cross(across, stands) + across * (dot(across, stands) / (1.0 + it.stem.y));
  facing = facing * it.stem.y + cross(across, facing) + across * (dot(across, facing) / (1.0 + it.stem.y));
  // Gusts roll over the land; each plant answers in its own time.
  float strength = length(wind);
  vec2 downwind = wind / max(strength, 0.1);
  float gust = sin(waveTime * 1.3 - dot(it.foot.xz + position.xz, downwind) * 0.12 + it.turn) * 0.5 + 0.7;
  float flutter = sin(waveTime * (4.0 + 2.0 * it.tint) + position.x * 5.0 + position.y * 3.0 + it.turn * 9.0);
  stands.xz += downwind * look.z * min(strength * 0.11, 1.6) * (gust + 0.22 * flutter) * it.size.y * (1.0 - it.dead * (1.0 - 0.3 * it.stem.y));
  vec3 place = it.foot + stands;
  sunny = sunShare(it.foot + vec3(0.0, 2.0 * it.size.y, 0.0)) * cloudShade(it.noisePlace, it.foot.y + eyeAltitude);
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
#endif
  if (isGone) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
