// The clouds around the eye, as cloudPanorama.frag.glsl paints them: a disc, the zenith in its middle and the horizon at its rim, finer towards it.
uniform sampler2D cloudPanorama; // light in rgb, share of what is behind that is hidden in a
uniform vec4 cloudShift; // from where it was painted to the eye, world metres; 1 when the eye is below the clouds, −1 above, 0 without any

const float QUARTER = 1.5707963;
const float CROWDED = 0.75;

vec2 panoramaPlace(vec3 direction) {
  float level = length(direction.xz);
  float height = atan(abs(direction.y), level) / QUARTER;
  return 0.5 + 0.5 * direction.xz / max(level, 1e-6) * (1.0 - pow(height, CROWDED));
}

// Seen from the eye in a direction that meets their deck.
vec4 cloudsTowards(vec3 fromEye) {
  return textureLod(cloudPanorama, panoramaPlace(fromEye + cloudShift.xyz), 0.0);
}
