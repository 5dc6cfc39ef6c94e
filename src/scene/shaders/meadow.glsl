// Colours of open ground where something grows, over the year, linear light. Needs foliage.
const vec3 MEADOW = vec3(0.105, 0.130, 0.032);
const vec3 DRY_GRASS = vec3(0.285, 0.215, 0.085);
const vec3 HEATH = vec3(0.150, 0.112, 0.058);

// How far grass has bleached: somewhat in late summer, all of it in winter.
float bleaching() {
  return 0.30 * smoothstep(0.48, 0.60, season) + 0.55 * smoothstep(0.66, 0.86, season) + 0.85 * (1.0 - smoothstep(0.14, 0.27, season));
}

// How much of a meadow may be in flower.
float bloomOf(float share) {
  return smoothstep(0.24, 0.34, season) * (1.0 - smoothstep(0.62, 0.74, season)) * smoothstep(0.3, 0.7, share);
}

// Damp and mild below, heath above; `share` is how much of the ground grass holds.
vec3 meadowColour(float moisture, float cold, float share) {
  float lush = smoothstep(0.25, 0.75, moisture + 0.5 * (share - 0.6));
  vec3 green = mix(MEADOW, vec3(0.112, 0.168, 0.030), freshness() * 0.7);
  vec3 grass = mix(DRY_GRASS, mix(green, DRY_GRASS * vec3(0.80, 0.76, 0.80), min(bleaching(), 0.85)), lush);
  // Heather, bilberry and sedge turn russet before the snow.
  vec3 heath = mix(HEATH, vec3(0.205, 0.088, 0.034), turning(0.2) * 0.75);
  heath = mix(heath, vec3(0.105, 0.098, 0.036), freshness() * 0.4);
  return mix(grass, heath, cold * 0.85);
}
