// Grain of the ground near by, from textures made in code (groundGrain.ts).
uniform sampler2DArray groundGrain; // slope east, slope south, rise, tint: loose stones, cracked rock, matted blades

const float STONES = 0.0;
const float BLOCKS = 1.0;
const float BLADES = 2.0;
const float GRAIN_TEXELS = 256.0;
const float STEEPEST_GRAIN = 1.6;

// On a lattice turned by an integer matrix (a, b; −b, a), as noise is: slopes in the axes of the place, rise and tint (−1 to 1). `footprint` of a pixel and `spacing` in world metres.
vec4 grainAt(float layer, vec2 place, float spacing, vec2 turn, float footprint) {
  float size = spacing / length(turn);
  float level = log2(footprint * GRAIN_TEXELS / size);
  if (level >= 5.5) return vec4(0.0);
  mat2 rotation = mat2(turn.x, -turn.y, turn.y, turn.x);
  vec4 told = (textureLod(groundGrain, vec3(rotation * place / spacing, layer), max(level, 0.0)) * 255.0 - 128.0) / 127.0 * min(1.0, 5.5 - level);
  return vec4(told.xy * STEEPEST_GRAIN * rotation / length(turn), told.zw);
}
