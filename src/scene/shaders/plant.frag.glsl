
in vec2 leafPlace;
in vec3 facing;
in vec3 fromEye;
flat in float part;
in float openness;
flat in float sunny;
flat in vec3 leafColour;
flat in vec3 barkColour;
flat in float nearness;
in float along;

uniform sampler2D stamps;
#ifdef ATLAS
uniform bool isNormalPass;
#endif

#include <atmosphere>
#include <light>
#include <plantLight>

void main() {
#ifndef ATLAS
  // No leaf covers the eye of someone who walks through it.
  float away = length(fromEye) - (part > -1.5 && part < -0.5 ? 0.3 : 1.4);
  if (away < 1.0 && gradientDither(gl_FragCoord.xy) > away) discard;
  if (nearness < 1.0 && gradientDither(gl_FragCoord.xy) > nearness) discard;
#endif
  float leaf = part < -1.5 ? 1.0 : 0.0;
  float open = openness;
  float shade = 0.8;
  if (part > -0.5) {
    vec4 stamp = texture(stamps, (vec2(mod(part, 2.0), floor(part * 0.5)) + clamp(leafPlace, 0.01, 0.99)) * 0.5);
    // Small pictures of a stamp are thin all over: less of it is enough there.
    float coarse = clamp(log2(max(length(fwidth(leafPlace)) * 128.0, 1.0)) * 0.25, 0.0, 1.0);
    if (stamp.a < mix(0.45, 0.27, coarse)) discard;
    leaf = 1.0;
    shade = 0.45 + 0.75 * stamp.r;
  } else if (part > -1.5) {
    // Bark: furrows along the stem, or a birch's dark scars across it.
    float furrow = fract(sin(floor(leafPlace.x * 18.0) * 12.9898 + floor(along * 2.5) * 4.1) * 43758.5453);
    float scar = step(0.86, fract(sin(floor(along * 9.0) * 78.233 + floor(leafPlace.x * 4.0) * 3.7) * 43758.5453));
    shade = barkColour.r > 0.4 ? 1.0 - 0.75 * scar : 0.65 + 0.5 * furrow;
  } else {
    vec3 patch_ = floor(facing * 6.0);
    shade = 0.6 + 0.4 * fract(sin(dot(patch_, vec3(12.9898, 78.233, 37.719))) * 43758.5453);
  }
#ifdef ATLAS
  gl_FragColor = isNormalPass ? vec4(normalize(facing) * 0.5 + 0.5, 1.0) : vec4(open, leaf, shade * 0.5, 1.0);
#else
  vec3 colour = mix(barkColour, leafColour, leaf) * shade;
  vec3 lit = throughAir(litPlant(colour, normalize(facing), open, leaf, sunny, fromEye), fromEye);
  gl_FragColor = vec4(lit, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
#endif
}
