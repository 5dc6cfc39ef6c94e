// Lakes lie over the ground of a tile, in a texture of their own. Only tiles that have water look at it.
uniform sampler2DArray heights; // of the ground, learned metres
uniform sampler2DArray water; // of the surface of lakes, learned metres; below the ground where it is dry

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

// How deep water stands in learned metres, and how high its surface lies. Where it is dry, the depth is below zero, but by no more than a cell, so that a shore moves evenly as a
// tile becomes its parent. `standing`: whose layers hold water (1 the tile's own, 2 its parent's), and the tile's side in world metres.
vec2 lakeAt(vec2 cells, float morph, vec4 layers, vec2 standing) {
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
  return vec2(depth, ground + depth);
}
