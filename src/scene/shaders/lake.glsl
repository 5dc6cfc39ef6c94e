// Lakes lie over the ground of a tile, in a texture of their own. Only tiles that have water look at it.
uniform sampler2DArray heights; // of the ground, learned metres
uniform sampler2DArray water; // of the surface of lakes, learned metres; below the ground where it is dry
uniform highp sampler2D pool; // surface of water that is being poured, learned metres; 1 where it stands instead of what tiles have
uniform vec4 poolPlace; // north-west corner from the eye (x, z) and a cell's side in world metres; 1 where there is a pool
uniform vec2 poolCells; // columns, rows
uniform highp usampler2D rainCells; // rain in hollows: which pool of its block, plus one; how far above its bed
uniform highp sampler2D rainLevels; // a row for each block: level and bed of its pools, learned metres
uniform vec4 rainPlace; // the eye in cells; how far the cells reach, world metres; 1 where any pool stands

const float RAIN_CELL = 1.40625; // world metres
const float RAIN_SHORE = 3.0; // learned metres above a pool within which its ground counts as shore
const int RAIN_BLOCKS = 12;
const int RAIN_BLOCK = 128; // cells

const float TILE_BORDER = 2.0;

// A value between four samples of a tile: cells from its north-west corner.
float sampleAt(sampler2DArray samples, vec2 cells, float layer) {
  vec2 t = cells + TILE_BORDER - 0.5;
  vec2 whole = floor(t);
  vec2 f = t - whole;
  ivec3 at = ivec3(ivec2(whole), int(layer));
  float north = mix(texelFetch(samples, at, 0).r, texelFetch(samples, at + ivec3(1, 0, 0), 0).r, f.x);
  float south = mix(texelFetch(samples, at + ivec3(0, 1, 0), 0).r, texelFetch(samples, at + ivec3(1, 1, 0), 0).r, f.x);
  return mix(north, south, f.y);
}

// The depth of water at a place (from the eye, world metres) with what is being poured there.
float pooled(vec2 spot, float ground, float depth, float least) {
  vec2 t = (spot - poolPlace.xy) / poolPlace.z - 0.5;
  vec2 whole = floor(t);
  if (any(lessThan(whole, vec2(0.0))) || any(greaterThanEqual(whole, poolCells - 1.0))) return depth;
  vec2 f = t - whole;
  ivec2 at = ivec2(whole);
  vec2 a = texelFetch(pool, at, 0).rg;
  vec2 b = texelFetch(pool, at + ivec2(1, 0), 0).rg;
  vec2 c = texelFetch(pool, at + ivec2(0, 1), 0).rg;
  vec2 d = texelFetch(pool, at + ivec2(1, 1), 0).rg;
  float level = mix(mix(a.x, b.x, f.x), mix(c.x, d.x, f.x), f.y);
  float poured = max(level - ground, least);
  return a.y + b.y + c.y + d.y > 0.0 ? poured : max(depth, poured);
}

// The depth of rain over one of its cells: over the ground that is drawn, or where that is coarser, over the cell's own.
float rainOver(ivec2 at, float ground, bool isCoarse) {
  uvec2 cell = texelFetch(rainCells, at, 0).rg;
  if (cell.r == 0u) return -RAIN_SHORE;
  ivec2 block = at / RAIN_BLOCK;
  vec2 pool = texelFetch(rainLevels, ivec2(int(cell.r) - 1, block.y * RAIN_BLOCKS + block.x), 0).rg;
  return pool.r - (isCoarse ? pool.g + float(cell.g) / 16.0 : ground);
}

// The depth of what rain has left at a place (from the eye, world metres), over ground whose cells are so wide.
float rained(vec2 spot, float ground, float cell) {
  float reach = max(abs(spot.x), abs(spot.y)) / rainPlace.z;
  if (reach > 1.0) return -RAIN_SHORE;
  vec2 t = spot / RAIN_CELL + rainPlace.xy - 0.5;
  vec2 whole = floor(t);
  vec2 f = t - whole;
  int side = RAIN_BLOCKS * RAIN_BLOCK;
  ivec2 a = ivec2(mod(whole, float(side)));
  ivec2 d = ivec2(mod(whole + 1.0, float(side)));
  bool isCoarse = cell > RAIN_CELL * 8.0 + 0.1;
  float north = mix(rainOver(a, ground, isCoarse), rainOver(ivec2(d.x, a.y), ground, isCoarse), f.x);
  float south = mix(rainOver(ivec2(a.x, d.y), ground, isCoarse), rainOver(d, ground, isCoarse), f.x);
  return max(mix(north, south, f.y) - 10.0 * smoothstep(0.75, 1.0, reach), -RAIN_SHORE);
}

// How deep water stands, how high the ground below lies, in learned metres, and whether it is rain. Where it is dry, the depth is below zero, but by no more than a cell, so that a shore
// moves evenly as a tile becomes its parent. `standing`: whose layers hold water (1 the tile's own, 2 its parent's), the tile's side and its north-west corner from the eye in world metres.
vec3 lakeAt(vec2 cells, float morph, vec4 layers, vec4 standing) {
  float least = -standing.y / 16.0;
  float ground = sampleAt(heights, cells, layers.x);
  float depth = mod(standing.x, 2.0) > 0.5 ? max(sampleAt(water, cells, layers.x) - ground, least) : least;
  bool isRained = rainPlace.w > 0.0;
  vec2 spot = standing.zw + cells * standing.y / 128.0;
  float rain = isRained ? rained(spot, ground, -least) : least;
  if (morph > 0.0) {
    vec2 above = layers.zw * 64.0 + cells * 0.5;
    float parentGround = sampleAt(heights, above, layers.y);
    float parentDepth = standing.x > 1.5 ? max(sampleAt(water, above, layers.y) - parentGround, least) : least;
    if (isRained) rain = mix(rain, rained(spot, parentGround, -2.0 * least), morph);
    ground = mix(ground, parentGround, morph);
    depth = mix(depth, parentDepth, morph);
  }
  if (poolPlace.w > 0.0) depth = pooled(spot, ground, depth, least);
  bool isRain = rain > depth || standing.x + poolPlace.w < 0.5;
  return isRain ? vec3(rain, ground, 1.0) : vec3(depth, ground, 0.0);
}
