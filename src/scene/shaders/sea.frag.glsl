
in vec3 fromEye;
in vec2 wavePlace;
in float viewDepth;
uniform float waveTime; // seconds


#include <depth>
#include <atmosphere>
#include <noise>

// Slope of the surface: swell, waves, ripples; each dies out before it is smaller than a pixel.
vec2 waveSlope(float span) {
  vec2 slope = noiseWithGradient(wavePlace / 32.0 + waveTime * vec2(0.05, 0.03)).yz * 0.030;
  if (span < 1500.0) slope += noiseWithGradient(wavePlace / 4.0 + waveTime * vec2(-0.16, 0.21)).yz * 0.045 * (1.0 - span / 1500.0);
  if (span < 260.0) slope += noiseWithGradient(wavePlace / 1.0 + waveTime * vec2(0.4, -0.3)).yz * 0.055 * (1.0 - span / 260.0);
  if (span < 60.0) slope += noiseWithGradient(wavePlace / 0.25 + waveTime * vec2(-0.9, 0.7)).yz * 0.05 * (1.0 - span / 60.0);
  return slope * mix(1.0, 0.35, clamp(span / 9000.0, 0.0, 1.0));
}

void main() {
  // The rings of the sea are too wide for depth from vertices: it would dip below shallow ground.
  gl_FragDepth = log2(1.0 + viewDepth) / LOG_FAR;
  float span = length(fromEye);
  vec3 ray = fromEye / span;
  vec2 slope = waveSlope(span);
  vec3 normal = normalize(vec3(-slope.x, 1.0, -slope.y));
  float facing = max(dot(normal, -ray), 0.0);
  float fresnel = 0.02 + 0.98 * pow(1.0 - facing, 5.0);
  vec3 mirrored = reflect(ray, normal);
  mirrored.y = abs(mirrored.y) + 0.02;
  vec3 reflected = skyRadiance(normalize(mirrored));
  float spread = mix(520.0, 90.0, clamp(span / 4000.0, 0.0, 1.0));
  float glitter = pow(max(dot(normalize(mirrored), sunDirection), 0.0), spread);
  reflected += sunRadiance() * glitter * mix(9.0, 3.0, clamp(span / 4000.0, 0.0, 1.0));
  // What is not mirrored shows the water below, drawn with the ground.
  float opacity = clamp(fresnel + 0.10, 0.0, 1.0);
  vec3 body = vec3(0.012, 0.060, 0.078) * (sunRadiance() * 1.4 + 0.5);
  vec3 colour = mix(body, reflected, fresnel / opacity);
  vec3 clear = airTransmittance(fromEye);
  vec3 hazed = throughAir(colour, fromEye);
  gl_FragColor = vec4(hazed, mix(1.0, opacity, clear.g));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
