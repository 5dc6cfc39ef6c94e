// A plant as the light sees it from straight above: a disc as wide as its crown. Needs lake.
in uvec2 plant;
in float slot;

uniform vec4 casterTiles[9]; // north-west corner from the eye (x, z), side in world metres, layer
uniform vec3 square; // middle from the eye (x, z) and half side of the level, world metres
uniform float texel; // world metres
uniform vec4 forms[16]; // height, radius, half the side of its frame in the atlas

out vec2 corner;
flat out float foot; // world metres
flat out float height;
flat out float isCone;

#include <lake>
#include <growth>
#include <plantSize>

void main() {
  vec4 tile = casterTiles[int(slot)];
  vec2 cells = vec2(float(plant.x & 0xffffu), float(plant.x >> 16)) / 512.0;
  int form = int(plant.y & 15u);
  float size = 0.62 + 0.76 * float((plant.y >> 6) & 63u) / 63.0;
  vec2 stem = tile.xy + cells / 128.0 * tile.z;
  size *= grownAt(stem, form, plant.y >> 24);
  corner = position.xy;
  height = forms[form].x * size;
  foot = max(sampleAt(heights, cells, tile.w), 0.0) * 0.125;
  isCone = form < 4 ? 1.0 : 0.0;
  // No smaller than a texel, or it would be missed.
  float radius = max(forms[form].y * size, 0.75 * texel);
  gl_Position = vec4((stem + position.xy * radius - square.xy) / square.z, 0.0, 1.0);
  if (size < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
