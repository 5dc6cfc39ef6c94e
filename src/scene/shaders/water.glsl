// Open water, of the sea and of lakes: how it moves and what it mirrors. Needs atmosphere, noise, cloudField and panorama.
uniform float waveTime; // seconds

// Slope of the surface at a place in world metres: swell, waves, ripples; each dies out before it is smaller than a pixel.
vec2 waveSlope(vec2 place, float span, float swell) {
  vec2 slope = swell > 0.0 ? noiseWithGradient(place / 32.0 + waveTime * vec2(0.05, 0.03)).yz * 0.030 * swell : vec2(0.0);
  if (span < 1500.0) slope += noiseWithGradient(place / 4.0 + waveTime * vec2(-0.16, 0.21)).yz * 0.045 * (1.0 - span / 1500.0);
  if (span < 260.0) slope += noiseWithGradient(place + waveTime * vec2(0.4, -0.3)).yz * 0.055 * (1.0 - span / 260.0);
  if (span < 60.0) slope += noiseWithGradient(place / 0.25 + waveTime * vec2(-0.9, 0.7)).yz * 0.05 * (1.0 - span / 60.0);
  return slope * mix(1.0, 0.35, clamp(span / 9000.0, 0.0, 1.0));
}

// What a surface of this slope mirrors, and in w how much of all light that is (A. Fresnel, after C. Schlick, 1994). `ray` comes from the eye.
vec4 mirroredSky(vec3 ray, vec2 slope, float span) {
  vec3 normal = normalize(vec3(-slope.x, 1.0, -slope.y));
  float facing = max(dot(normal, -ray), 0.0);
  vec3 mirrored = reflect(ray, normal);
  mirrored.y = abs(mirrored.y) + 0.02;
  mirrored = normalize(mirrored);
  float afar = clamp(span / 4000.0, 0.0, 1.0);
  float glitter = pow(max(dot(mirrored, lightDirection), 0.0), mix(520.0, 90.0, afar));
  vec3 behind = skyRadiance(mirrored);
  if (cloudShift.w > 0.0) {
    vec4 clouds = cloudsTowards(mirrored * (cloudDeck.x - eyeAltitude) / mirrored.y);
    behind = mix(behind, behind * (1.0 - clouds.a) + clouds.rgb, 0.35); // waves blur them
  }
  vec3 reflected = behind + sunRadiance() * glitter * mix(9.0, 3.0, afar);
  return vec4(reflected, 0.02 + 0.98 * pow(1.0 - facing, 5.0));
}
