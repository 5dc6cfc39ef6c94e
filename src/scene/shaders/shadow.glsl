// Shadows of the land on whatever stands in them: over each spot around the eye it is known how high the shadow reaches (shadowCast.frag.glsl).
uniform sampler2D shades; // all levels side by side: top of the shadow over the level's base, and how far off what casts it is, world metres
uniform vec4 shadeSquares[SHADOW_LEVELS]; // middle from the eye (x, z), half side, base from the eye: world metres
uniform float shadeTexels; // along a level's side
uniform float shadeStrength; // 0 where no shadows are drawn

// Half the width of the sun, as a painter sees it: a penumbra widens by this share of the way.
const float SOFTNESS = 0.012;

float sunShareIn(vec3 fromEye, vec2 inSquare, int level) {
  vec4 square = shadeSquares[level];
  vec2 texel = clamp((inSquare * 0.5 + 0.5) * shadeTexels, 0.5, shadeTexels - 0.5);
  vec2 shade = textureLod(shades, (texel + vec2(float(level) * shadeTexels, 0.0)) / vec2(shadeTexels * float(SHADOW_LEVELS), shadeTexels), 0.0).rg;
  float grain = 2.0 * square.z / shadeTexels;
  float above = fromEye.y - (shade.x + square.w);
  float soft = shade.y * SOFTNESS + grain * 0.22;
  return smoothstep(-soft, soft, above + grain * 0.1);
}

// Which share of the sun's (or moon's) light reaches a place given from the eye in world metres.
float sunShare(vec3 fromEye) {
  if (shadeStrength <= 0.0) return 1.0;
  for (int level = 0; level < SHADOW_LEVELS; level++) {
    vec2 inSquare = (fromEye.xz - shadeSquares[level].xy) / shadeSquares[level].z;
    float edge = max(abs(inSquare.x), abs(inSquare.y));
    if (edge >= 0.96) continue;
    float share = sunShareIn(fromEye, inSquare, level);
    float blend = smoothstep(0.7, 0.95, edge);
    if (blend > 0.0) {
      float wider = 1.0;
      if (level + 1 < SHADOW_LEVELS) {
        vec4 next = shadeSquares[level + 1];
        wider = sunShareIn(fromEye, (fromEye.xz - next.xy) / next.z, level + 1);
      }
      share = mix(share, wider, blend);
    }
    return mix(1.0, share, shadeStrength);
  }
  return 1.0;
}
