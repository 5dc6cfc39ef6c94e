// The channel of a lightning: a quad for each piece of it, turned to the eye.

in vec4 from; // one end, world metres from where the eye was; how bright it is
in vec3 to;

uniform float pixelRadians;
uniform vec4 cloudDeck; // altitude of the base in x, world metres

out float aside; // −1 to 1 across it
out float strength;

#include <atmosphere>
#include <depth>

// Half the width of channel and halo, in pixels and in world metres.
const float HALO_PIXELS = 3.2;
const float HALO_METRES = 3.0;

void main() {
  vec3 a = (modelMatrix * vec4(from.xyz, 1.0)).xyz;
  vec3 b = (modelMatrix * vec4(to, 1.0)).xyz;
  vec3 place = mix(a, b, position.y);
  vec3 right = normalize(cross(b - a, place));
  float wide = max(HALO_METRES, HALO_PIXELS * pixelRadians * length(place)) * mix(0.6, 1.0, from.w);
  aside = position.x;
  // What lies in the cloud is veiled by it.
  float veil = 1.0 - smoothstep(-30.0, 40.0, place.y + eyeAltitude - cloudDeck.x);
  strength = from.w * veil * airTransmittance(place).g;
  place += right * position.x * wide;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
}
