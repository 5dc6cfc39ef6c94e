// Lakes lie over the ground of a tile, in a texture of their own. Only tiles that have water look at it.
uniform sampler2DArray heights; // of the ground, learned metres
uniform sampler2DArray water; // of the surface of lakes, learned metres; below the ground where it is dry
uniform highp sampler2D pool; // surface of water that is being poured, learned metres; 1 where it stands instead of what tiles have
uniform vec4 poolPlace; // north-west corner from the eye (x, z) and a cell's side in world metres; 1 where there is a pool
uniform vec2 poolCells; // columns, rows

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

// How deep water stands, and how high the ground below lies, in learned metres. Where it is dry, the depth is below zero, but by no more than a cell, so that a shore moves evenly as a
// tile becomes its parent. `standing`: whose layers hold water (1 the tile's own, 2 its parent's), the tile's side and its north-west corner from the eye in world metres.
vec2 lakeAt(vec2 cells, float morph, vec4 layers, vec4 standing) {
  float least = -standing.y / 16.0;
  float ground = sampleAt(heights, cells, layers.x);
  float depth = mod(standing.x, 2.0) > 0.5 ? max(sampleAt(water, cells, layers.x) - ground, least) : least;
  if (morph > 0.0) {
    vec2 above = layers.zw * 64.0 + cells * 0.5;
    float parentGround = sampleAt(heights, above, layers.y);
    float parentDepth = standing.x > 1.5 ? max(sampleAt(water, above, layers.y) - parentGround, least) : least;
    ground = mix(ground, parentGround, morph);
    depth = mix(depth, parentDepth, morph);
  }
  if (poolPlace.w > 0.0) depth = pooled(standing.zw + cells * standing.y / 128.0, ground, depth, least);
  return vec2(depth, ground);
}
