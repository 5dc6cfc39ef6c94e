// What falls on surfaces, divided by π. First row: the direct light at heights from the sea to 8 learned kilometres. Second row: light of the sky from above, from the side, and what the
// ground throws back.
in vec2 place;

uniform vec3 directLight; // above the air
uniform vec3 starLight; // that lands show by night, beyond what falls on them
uniform float directHeight; // sine of its angle above the horizon
uniform sampler2D skyTable;
uniform sampler2D moonTable;

#define HAS_TRANSMITTANCE
#include <medium>

const vec3 GROUND_ALBEDO = vec3(0.22, 0.19, 0.14);

vec3 directAt(float height) {
  return lightAt(GROUND + height, directHeight) * directLight / PI;
}

// Shade is painted lighter than it is, so that what lies in it is seen: an eye in it would have opened.
const float SHADE_LIFT = 2.0;

// Over the upper half of the sky: for a level surface in x, for an upright one in y.
vec3 skyOver(bool isUpright) {
  vec3 sum = vec3(0.0);
  for (int row = 0; row < 8; row++) {
    float up = (float(row) + 0.5) / 8.0;
    float level = sqrt(1.0 - up * up);
    vec3 ring = vec3(0.0);
    for (int column = 0; column < 8; column++) {
      float u = sin((float(column) + 0.5) / 8.0 * PI * 0.5);
      vec2 at = vec2(u, sqrt(up) * 0.5);
      ring += (texture(skyTable, at).rgb + texture(moonTable, at).rgb) / 8.0;
    }
    sum += ring * (isUpright ? level / PI : up) / 8.0;
  }
  return sum * 2.0 * SHADE_LIFT + starLight;
}

void main() {
  int column = int(gl_FragCoord.x);
  vec3 light;
  if (gl_FragCoord.y < 1.0) light = directAt(float(column) / 15.0 * 8.0);
  else if (column == 0) light = skyOver(false);
  else if (column == 1) light = skyOver(true);
  else light = GROUND_ALBEDO * (directAt(1.0) * max(directHeight, 0.0) + skyOver(false));
  gl_FragColor = vec4(light, 1.0);
}
