
in vec2 at;

uniform sampler2D grounds; // all levels side by side: heights over each one's base, alone and with what stands there, world metres
uniform vec4 squares[SHADOW_LEVELS]; // middle from the eye (x, z), half side, base from the eye: world metres
uniform int level;
uniform float texels; // along a level's side
uniform vec3 towardsLight; // level direction (x, z), tangent of its height
uniform float highest; // of all ground, from the eye, world metres

vec2 groundAt(vec2 inSquare, int l) {
  vec2 texel = clamp((inSquare * 0.5 + 0.5) * texels, 0.5, texels - 0.5);
  return textureLod(grounds, (texel + vec2(float(l) * texels, 0.0)) / vec2(texels * float(SHADOW_LEVELS), texels), 0.0).rg + squares[l].w;
}

// How high the shadow stands over this spot, and how far off what casts it is. Looking towards the light, each piece of ground hides it from all that lies lower than that piece less
// what a ray falls on the way: the highest of these is the shadow's top. Strides grow with distance and read coarser levels, so that the light is never far from what is known.
void main() {
  vec4 own = squares[level];
  vec2 start = own.xy + at * own.z;
  float stride = 2.0 * own.z / texels;
  float farthest = min((highest - groundAt(at, level).r) / towardsLight.z, 1.6 * squares[SHADOW_LEVELS - 1].z);
  float along = stride;
  vec2 top = vec2(-30000.0);
  vec2 distance = vec2(0.0);
  int l = level;
  for (int i = 0; i < 96; i++) {
    if (along > farthest) break;
    vec2 place = start + towardsLight.xy * along;
    vec2 inSquare = (place - squares[l].xy) / squares[l].z;
    bool isOut = max(abs(inSquare.x), abs(inSquare.y)) > 0.98;
    if (isOut || stride > 2.0 * squares[l].z / texels) {
      if (l == SHADOW_LEVELS - 1) {
        if (isOut) break;
      } else {
        l++;
        inSquare = (place - squares[l].xy) / squares[l].z;
      }
    }
    vec2 over = groundAt(inSquare, l) - towardsLight.z * along;
    distance = mix(distance, vec2(along), greaterThan(over, top));
    top = max(top, over);
    stride = max(stride, along * 0.09);
    along += stride;
  }
  gl_FragColor = vec4(top - own.w, distance).xzyw;
}
