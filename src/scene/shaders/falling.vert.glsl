// Rain and snow around the eye: a quad for each drop or flake, or for a sheaf of them farther off.

in vec4 drop; // place in its box, 0 to 1 along each side; rank among all, 0 to 1
in float box; // side of its box, world metres

uniform vec3 eyePlace; // world metres, reduced as boxes repeat
uniform vec3 rainTravel; // how far rain has come, world metres, reduced likewise
uniform vec3 snowTravel;
uniform vec3 rainWay; // world metres a second
uniform vec3 snowWay;
uniform float flakeShare; // of all that falls, 0 to 1
uniform float waveTime; // seconds
uniform float pixelRadians; // what a pixel spans
uniform vec3 ahead; // where one looks

out vec2 across; // −1 to 1 over the quad
out vec3 fromEye;
out float cover;
flat out float flake;
flat out float grain; // a random number

#include <depth>
#include <atmosphere>

#ifdef SHOWER_PIECES
uniform vec2 slant; // how far what falls is carried for each metre that it comes down
uniform vec4 showerWays[SHOWER_PIECES]; // both ends of a piece, from the eye in world metres
uniform vec4 showerForms[SHOWER_PIECES]; // radius, how far over the eye the cloud's base is, how high that is over the ground, how much falls
uniform int showerCount;

// How much of a shower falls at a place.
float showerAt(vec3 place) {
  float most = 0.0;
  for (int i = 0; i < showerCount; i++) {
    vec4 way = showerWays[i];
    vec4 form = showerForms[i];
    vec2 under = place.xz + slant * (place.y - form.y + form.z);
    vec2 along = way.zw - way.xy;
    vec2 off = under - way.xy - along * clamp(dot(under - way.xy, along) / max(dot(along, along), 1e-4), 0.0, 1.0);
    most = max(most, form.w * (1.0 - smoothstep(0.6, 1.0, length(off) / form.x)) * (1.0 - smoothstep(0.9, 1.0, 1.0 + (place.y - form.y) / form.z)));
  }
  return most;
}
#endif

// Half the width and half the length, world metres.
const vec2 DROP = vec2(0.0020, 0.24);
const float FLAKE = 0.013;
// What moves is drawn out in a picture.
const float EXPOSURE_SECONDS = 0.012;

void main() {
  across = position.xy;
  grain = fract(drop.w * 1571.0 + drop.x * 7.0);
  bool isFlake = grain < flakeShare;
  flake = isFlake ? 1.0 : 0.0;
  // Some flakes fall twice as fast as others.
  vec3 travel = isFlake ? snowTravel * vec3(1.0, grain * 2.0 < flakeShare ? 1.0 : 2.0, 1.0) : rainTravel;
  // Most of the box lies before the eye.
  vec3 middle = ahead * 0.38;
  vec3 inBox = fract(drop.xyz + (travel - eyePlace) / box - middle) - 0.5;
  vec3 place = (inBox + middle) * box;
  vec3 way = rainWay;
  float sheaf = sqrt(box / 10.0);
  if (isFlake) {
    float sway = waveTime * (0.7 + drop.x) + drop.y * 40.0;
    place += vec3(sin(sway), 0.3 * sin(1.7 * sway), cos(1.3 * sway)) * 0.22 * sheaf;
    way = snowWay;
  }
  float span = length(place);
  vec3 ray = place / span;
  vec2 size;
  if (isFlake) {
    float radius = FLAKE * sheaf * (0.55 + 0.9 * drop.z);
    size = vec2(radius, radius + 0.5 * EXPOSURE_SECONDS * length(way));
  } else size = DROP * sheaf * vec2(0.6 + 0.8 * drop.z, 0.45 + 1.1 * drop.z * drop.z);
  // No thinner than a pixel: what is thinner hides less instead.
  float least = pixelRadians * span * (isFlake ? 0.9 : 0.55);
  float thin = sqrt(min(1.0, size.x / least));
  size = max(size, vec2(least));
  vec3 down = normalize(way);
  vec3 right = normalize(cross(down, ray));
  // Seen along its way a streak is short.
  vec3 along = isFlake ? cross(ray, right) : down;
  vec3 spot = place + right * across.x * size.x + along * across.y * size.y;
  cover = thin * smoothstep(0.05 * box + 0.4, 0.11 * box + 0.8, span) * (1.0 - smoothstep(0.34, 0.5, length(inBox)));
  // None below the sea.
  cover *= step(0.0, place.y + eyeAltitude);
#ifdef SHOWER_PIECES
  cover *= showerAt(place);
#endif
  fromEye = spot;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(spot, 1.0));
  if (cover < 0.01) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
