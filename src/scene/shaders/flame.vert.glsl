// A flame on a burning cell: a square that stands upright and turns to the eye.
in vec4 spot; // foot from the eye, world metres; random
in vec2 own; // heat, 0 to 1; height in world metres

uniform vec2 wind;

out vec2 at; // across −1 to 1, up 0 to 1
out vec3 fromEye;
flat out float heat;
flat out float grain;

#include <depth>

void main() {
  at = vec2(position.x, position.y * 0.5 + 0.5);
  heat = own.x;
  grain = spot.w;
  float tall = own.y * (0.4 + 0.6 * heat);
  vec3 right = normalize(vec3(-spot.z, 0.0, spot.x) + vec3(1e-4, 0.0, 0.0));
  vec3 place = spot.xyz + right * at.x * tall * 0.62 + vec3(0.0, at.y * tall * 1.25 - 0.2 * tall, 0.0);
  place.xz += wind * 0.11 * at.y * at.y * tall;
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
}
