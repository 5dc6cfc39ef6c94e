// The light of day on whatever is drawn: a warm sun, a blue sky, and a little warmth thrown back by the ground around. Needs atmosphere.

vec3 sunLight() {
  return sunRadiance() * 4.6;
}

// On a surface whose normal stands so far up.
vec3 skyLight(float up) {
  return mix(vec3(0.30, 0.42, 0.66), vec3(0.52, 0.66, 0.92), up) * (0.35 + 0.65 * clamp(sunDirection.y * 2.5, 0.0, 1.0)) * 0.85;
}

vec3 bounceLight(float up) {
  return vec3(0.30, 0.24, 0.16) * (1.0 - up) * 0.5;
}
