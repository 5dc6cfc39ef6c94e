// Light on leaves and bark. Needs atmosphere and light.
uniform float wetness;

#include <snow>

// Cuts a share of pixels out, the others in another place's stead (interleaved gradient noise, J. Jimenez 2014).
float gradientDither(vec2 pixel) {
  return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}

// `open` is how much of the sky is seen, `leaf` is 1 for leaves and 0 for bark, `sunny` the share of the sun's light that comes to where the plant stands.
vec3 litPlant(vec3 colour, vec3 normal, float open, float leaf, float sunny, vec3 fromEye) {
  float height = (fromEye.y + eyeAltitude) * 8.0;
  float white = snowOnCrowns(height) * smoothstep(0.1, 0.75, normal.y + 0.14) * smoothstep(0.22, 0.7, open) * 0.9;
  colour = mix(colour * (1.0 - 0.25 * wetness), vec3(0.67, 0.71, 0.78), white);
  float sunward = dot(normal, lightDirection);
  float direct = mix(max(sunward, 0.0), clamp(sunward * 0.72 + 0.28, 0.0, 1.0), leaf);
  float shaded = smoothstep(0.12, 0.75, open);
  // Leaves against the sun let some of it through.
  float against = max(dot(fromEye, lightDirection) * inversesqrt(max(dot(fromEye, fromEye), 1e-6)), 0.0);
  float through = leaf * (1.0 - white) * against * against * 0.42 * shaded * (1.0 - 0.5 * max(sunward, 0.0));
  float up = normal.y * 0.5 + 0.5;
  vec3 sun = sunLight() * sunny;
  // Leaves throw light on one another: the depth of a crown is never quite dark.
  vec3 light = sun * direct * mix(0.3, 1.0, shaded) + (skyLight(up) + bounceLight(up)) * mix(0.4, 1.0, open);
  return colour * light + colour * vec3(1.25, 1.15, 0.55) * sun * through;
}
