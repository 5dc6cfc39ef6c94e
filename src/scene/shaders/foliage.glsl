// Colours of leaves and needles over the year, linear light. `tint` is 0 to 1 from plant to plant.
uniform float season; // of plants: 0 in midwinter, 0.25 in spring, 0.5 in midsummer, 0.75 in autumn

// How much of their leaves broadleaved trees have.
float leafage() {
  return smoothstep(0.19, 0.31, season) * (1.0 - smoothstep(0.80, 0.89, season));
}

// How far leaves have turned; the first trees begin weeks before the last.
float turning(float tint) {
  return smoothstep(0.64 + 0.06 * tint, 0.72 + 0.06 * tint, season);
}

float freshness() {
  return 1.0 - smoothstep(0.27, 0.42, season);
}

vec3 coniferColour(float tint) {
  return mix(vec3(0.031, 0.068, 0.034), vec3(0.066, 0.092, 0.033), clamp(tint, 0.0, 1.0));
}

vec3 broadleafColour(float tint) {
  float t = clamp(tint, 0.0, 1.0);
  vec3 green = mix(vec3(0.042, 0.076, 0.020), vec3(0.092, 0.110, 0.026), t);
  green = mix(green, vec3(0.115, 0.165, 0.028), freshness() * 0.8);
  vec3 turned = mix(vec3(0.205, 0.078, 0.026), vec3(0.300, 0.178, 0.038), fract(t * 2.7));
  vec3 bare = vec3(0.085, 0.068, 0.055);
  return mix(bare, mix(green, turned, turning(t)), leafage());
}

vec3 birchColour(float tint) {
  float t = clamp(tint, 0.0, 1.0);
  vec3 green = mix(vec3(0.080, 0.118, 0.028), vec3(0.130, 0.145, 0.036), t);
  green = mix(green, vec3(0.17, 0.22, 0.045), freshness() * 0.8);
  vec3 turned = mix(vec3(0.46, 0.27, 0.026), vec3(0.50, 0.34, 0.050), t);
  return mix(green, turned, turning(t));
}
