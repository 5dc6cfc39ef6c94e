in vec2 place;

#include <medium>

void main() {
  float rho = place.y * LONGEST;
  float r = sqrt(rho * rho + GROUND * GROUND);
  float least = TOP - r;
  float span = least + place.x * (rho + LONGEST - least);
  float mu = span < 1e-3 ? 1.0 : clamp((LONGEST * LONGEST - rho * rho - span * span) / (2.0 * r * span), -1.0, 1.0);
  vec3 depth = vec3(0.0);
  for (int i = 0; i < 40; i++) {
    float t = span * (float(i) + 0.5) / 40.0;
    float height = sqrt(r * r + t * t + 2.0 * r * mu * t) - GROUND;
    depth += extinctionOf(densitiesAt(max(0.0, height)));
  }
  gl_FragColor = vec4(exp(-depth * span / 40.0), 1.0);
}
