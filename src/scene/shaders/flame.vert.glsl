// A flame on a burning cell: a square that stands upright and turns to the eye. By night some are far wider, with the glow on what is around.
in vec4 spot; // foot from the eye, world metres; random
in vec2 own; // heat, 0 to 1; height in world metres

uniform vec2 wind;
uniform float night;

out vec2 at; // across −1 to 1, up 0 to 1; beyond that there is glow alone
out vec2 fromHeart; // −1 to 1 over the square
flat out float isLit; // how much of a glow is around it
out vec3 fromEye;
flat out float heat;
flat out float grain;

#include <depth>

// So many of all flames stand for the glow of the others.
const float GLOWING = 0.08;

void main() {
  isLit = spot.w < GLOWING ? night : 0.0;
  float wide = 1.0 + 22.0 * isLit;
  fromHeart = position.xy;
  at = vec2(position.x * wide, position.y * 0.5 * wide + mix(0.5, 0.35, isLit));
  heat = own.x;
  grain = spot.w;
  float tall = own.y * (0.4 + 0.6 * heat);
  vec3 right = normalize(vec3(-spot.z, 0.0, spot.x) + vec3(1e-4, 0.0, 0.0));
  vec3 place = spot.xyz + right * at.x * tall * 0.62 + vec3(0.0, at.y * tall * 1.25 - 0.2 * tall, 0.0);
  place.xz += wind * 0.11 * max(at.y, 0.0) * max(at.y, 0.0) * tall;
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
  // What stands a little before it is lit, too.
  float before = max(0.1, gl_Position.w - 0.25 * tall * wide * isLit);
  gl_Position.z = min(gl_Position.z, (2.0 * log2(1.0 + before) / LOG_FAR - 1.0) * gl_Position.w);
}
