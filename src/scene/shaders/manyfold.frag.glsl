// Light that is scattered twice and more often, for each height and height of the sun: Hillaire 2020, section 5.5.
in vec2 place;

#define HAS_TRANSMITTANCE
#include <medium>

const int DIRECTIONS = 32;
const int STEPS = 16;
const float ALBEDO = 0.25;

void main() {
  float muSun = place.x * 2.0 - 1.0;
  float r = GROUND + max(0.01, place.y * (TOP - GROUND));
  vec3 once = vec3(0.0);
  vec3 again = vec3(0.0);
  for (int k = 0; k < DIRECTIONS; k++) {
    // Evenly over the sphere, by the golden angle.
    float mu = 1.0 - (2.0 * float(k) + 1.0) / float(DIRECTIONS);
    float level = sqrt(1.0 - mu * mu) * cos(float(k) * 2.39996);
    float ground = spanToGround(r, mu);
    float stretch = (ground > 0.0 ? ground : spanToTop(r, mu)) / float(STEPS);
    float along = mu * muSun + level * sqrt(max(0.0, 1.0 - muSun * muSun));
    vec3 left = vec3(1.0);
    for (int i = 0; i < STEPS; i++) {
      float t = stretch * (float(i) + 0.5);
      float there = sqrt(r * r + t * t + 2.0 * r * mu * t);
      float muThere = (r * muSun + t * along) / there;
      vec3 densities = densitiesAt(max(0.0, there - GROUND));
      vec3 scattering = RAYLEIGH * densities.x + MIE_SCATTERED * densities.y;
      vec3 extinction = extinctionOf(densities);
      vec3 kept = exp(-extinction * stretch);
      vec3 share = left * (1.0 - kept) / extinction * scattering;
      once += share * lightAt(there, muThere) / (4.0 * PI);
      again += share;
      left *= kept;
    }
    if (ground > 0.0) {
      float muThere = (r * muSun + ground * along) / GROUND;
      once += left * lightAt(GROUND, muThere) * max(0.0, muThere) * ALBEDO / PI;
    }
  }
  gl_FragColor = vec4(once / float(DIRECTIONS) / (1.0 - again / float(DIRECTIONS)), 1.0);
}
