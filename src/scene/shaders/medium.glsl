// The air as it scatters and takes light: S. Hillaire, A Scalable and Production Ready Sky and Atmosphere Rendering Technique, 2020, with its values for the Earth.
// Lengths are learned kilometres: a world that is drawn at an eighth has the same sky.
const float PI = 3.14159265;
const float GROUND = 6360.0;
const float TOP = 6460.0;
const vec3 RAYLEIGH = vec3(5.802e-3, 13.558e-3, 33.1e-3);
const float MIE_SCATTERED = 3.996e-3;
const float MIE = 4.440e-3;
const vec3 OZONE = vec3(0.650e-3, 1.881e-3, 0.085e-3);

// How dense air, dust and ozone are at a height above the sea.
vec3 densitiesAt(float height) {
  return vec3(exp(-height / 8.0), exp(-height / 1.2), max(0.0, 1.0 - abs(height - 25.0) / 15.0));
}

vec3 extinctionOf(vec3 densities) {
  return RAYLEIGH * densities.x + MIE * densities.y + OZONE * densities.z;
}

float spanToTop(float r, float mu) {
  return max(0.0, -r * mu + sqrt(max(0.0, r * r * (mu * mu - 1.0) + TOP * TOP)));
}

// Negative where the ground is not met.
float spanToGround(float r, float mu) {
  float inside = r * r * (mu * mu - 1.0) + GROUND * GROUND;
  return mu < 0.0 && inside >= 0.0 ? -r * mu - sqrt(inside) : -1.0;
}

const float LONGEST = 1131.0; // √(TOP² − GROUND²)

// Where the table of transmittance tells of a ray to the top, after E. Bruneton and F. Neyret, Precomputed Atmospheric Scattering, 2008.
vec2 transmittancePlace(float r, float mu) {
  float rho = sqrt(max(0.0, r * r - GROUND * GROUND));
  float least = TOP - r;
  return vec2((spanToTop(r, mu) - least) / max(1e-3, rho + LONGEST - least), rho / LONGEST);
}

#ifdef HAS_TRANSMITTANCE
uniform sampler2D transmittance;

// What of a body's light comes to a height; the Earth hides the body softly, by the width of its disc and a little more.
vec3 lightAt(float r, float mu) {
  float horizon = -sqrt(max(0.0, 1.0 - GROUND * GROUND / (r * r)));
  return texture(transmittance, transmittancePlace(r, max(mu, horizon))).rgb * smoothstep(-0.012, 0.008, mu - horizon);
}
#endif
