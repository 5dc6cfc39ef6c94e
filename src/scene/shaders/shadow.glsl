// Shadows of the land, and near the eye of plants, on whatever stands in them: over each spot around the eye it is known how high the shadow reaches (shadowCast.frag.glsl).
uniform sampler2D shades; // all levels side by side: top of the land's shadow over the level's base, and how far off what casts it is; the same with plants; world metres
uniform vec4 shadeSquares[SHADOW_LEVELS]; // middle from the eye (x, z), half side, base from the eye: world metres
uniform float shadeTexels; // along a level's side
uniform float shadeStrength; // 0 where no shadows are drawn

// Half the width of the sun, as a painter sees it: a penumbra widens by this share of the way.
const float SOFTNESS = 0.012;

// Leaves let some light through.
const float CROWN_SHADE = 0.8;

// What the land leaves of the light, and what land and plants leave.
vec2 sunShareIn(vec3 fromEye, vec2 inSquare, int level) {
  vec4 square = shadeSquares[level];
  vec2 texel = clamp((inSquare * 0.5 + 0.5) * shadeTexels, 0.5, shadeTexels - 0.5);
  vec4 shade = textureLod(shades, (texel + vec2(float(level) * shadeTexels, 0.0)) / vec2(shadeTexels * float(SHADOW_LEVELS), shadeTexels), 0.0);
  float grain = 2.0 * square.z / shadeTexels;
  vec2 above = fromEye.y - (shade.xz + square.w);
  vec2 soft = shade.yw * SOFTNESS + grain * 0.22;
  vec2 share = smoothstep(-soft, soft, above + grain * 0.1);
  return vec2(share.x, min(share.x, mix(1.0, share.y, CROWN_SHADE)));
}

// Which share of the sun's (or moon's) light reaches a place given from the eye in world metres: past the land alone, and past plants too.
vec2 sunShares(vec3 fromEye) {
  if (shadeStrength <= 0.0) return vec2(1.0);
  for (int level = 0; level < SHADOW_LEVELS; level++) {
    vec2 inSquare = (fromEye.xz - shadeSquares[level].xy) / shadeSquares[level].z;
    float edge = max(abs(inSquare.x), abs(inSquare.y));
    if (edge >= 0.96) continue;
    vec2 share = sunShareIn(fromEye, inSquare, level);
    float blend = smoothstep(0.7, 0.95, edge);
    if (blend > 0.0) {
      vec2 wider = vec2(1.0);
      if (level + 1 < SHADOW_LEVELS) {
        vec4 next = shadeSquares[level + 1];
        wider = sunShareIn(fromEye, (fromEye.xz - next.xy) / next.z, level + 1);
      }
      share = mix(share, wider, blend);
    }
    return mix(vec2(1.0), share, shadeStrength);
  }
  return vec2(1.0);
}

float sunShare(vec3 fromEye) {
  return sunShares(fromEye).x;
}
