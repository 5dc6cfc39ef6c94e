// Colours of open ground where something grows, linear light.
const vec3 MEADOW = vec3(0.105, 0.130, 0.032);
const vec3 DRY_GRASS = vec3(0.285, 0.215, 0.085);
const vec3 HEATH = vec3(0.150, 0.112, 0.058);

// Damp and mild below, heath above; `share` is how much of the ground grass holds.
vec3 meadowColour(float moisture, float cold, float share) {
  vec3 grass = mix(DRY_GRASS, MEADOW, smoothstep(0.25, 0.75, moisture + 0.5 * (share - 0.6)));
  return mix(grass, HEATH, cold * 0.85);
}
