// A plant as the light sees it from straight above: a disc as wide as its crown, drawn out where it leans. Needs lake.
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
  Growing growing = grownAt(stem, form, plant.y >> 24);
  size *= growing.size;
  corner = position.xy;
  foot = max(sampleAt(heights, cells, tile.w), 0.0) * 0.125 - SINKING * growing.sunk * size;
  isCone = form < 4 ? 1.0 : 0.0;
  height = forms[form].x * size;
  float radius = forms[form].y * size;
  vec2 along = vec2(1.0, 0.0);
  float reach = radius;
  if (growing.dead > 0.0) {
    vec3 top = stemOf(growing, plant.y, steepnessAt(cells, tile.w, tile.z / 128.0));
    // What has lost its leaves casts the shadow of its stem and branches.
    radius *= crumbled(growing) * (1.0 - 0.5 * growing.dead);
    reach = radius * top.y + 0.5 * height * length(top.xz);
    along = normalize(top.xz + vec2(1e-4, 0.0));
    stem += top.xz * height * 0.5;
    height = height * max(top.y, 0.0) + 0.5 * radius * (1.0 - top.y);
  }
  // No smaller than a texel, or it would be missed.
  vec2 side = position.x * max(reach, 0.75 * texel) * along + position.y * max(radius, 0.75 * texel) * vec2(-along.y, along.x);
  gl_Position = vec4((stem + side - square.xy) / square.z, 0.0, 1.0);
  if (size < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
