// A puff of smoke that rises from a burning cell, drifts with the wind and thins out.
in vec4 spot; // foot from the eye, world metres; random
in vec2 own; // age, 0 to 1; how much it stands for

uniform vec2 wind;

out vec2 at;
out vec3 fromEye;
flat out float age;
flat out float grain;
flat out float hot;

#include <depth>

void main() {
  at = position.xy;
  age = own.x;
  grain = spot.w;
  float seconds = age * 14.0;
  // It rises fast while it is hot, and slower as it cools; wind takes it along more the higher it is.
  float height = 58.0 * (1.0 - exp(-seconds * 0.13)) * (0.7 + 0.6 * grain) + 1.5;
  vec3 middle = spot.xyz + vec3(0.0, height, 0.0);
  middle.xz += wind * seconds * 0.55 * smoothstep(0.0, 20.0, height);
  middle.xz += (vec2(fract(grain * 13.7), fract(grain * 29.3)) - 0.5) * height * 0.5;
  float radius = (2.4 + 19.0 * age) * own.y;
  hot = exp(-seconds * 0.9);
  vec3 toward = -normalize(middle);
  vec3 right = normalize(vec3(toward.z, 0.0, -toward.x) + vec3(1e-4, 0.0, 0.0));
  vec3 up = cross(toward, right);
  vec3 place = middle + (right * at.x + up * at.y) * radius;
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
}
