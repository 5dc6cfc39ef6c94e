
in vec2 framePlace;
in vec2 corner;
in vec3 fromEye;
flat in float sunny;
flat in vec3 leafColour;
flat in vec3 barkColour;
flat in float farness;
flat in float bare;
flat in vec3 right;
flat in vec3 up;
flat in vec3 toward;

uniform sampler2D atlas; // how open it lies, leaf or bark, shade
uniform sampler2D atlasNormals; // right, up, towards the eye

#include <atmosphere>
#include <light>
#include <plantLight>

void main() {
  // The card is a triangle around its frame.
  if (max(corner.x, corner.y) > 1.0) discard;
  vec4 told = texture(atlas, framePlace);
  if (told.a < 0.36) discard;
  // Leaves go where a plant burns or dies, and leave the stems.
  if (bare > 0.0 && told.g / told.a > 0.35 && fract(sin(dot(floor(framePlace * 2048.0), vec2(12.9898, 78.233))) * 43758.5453) < bare) discard;
  if (farness < 1.0 && gradientDither(gl_FragCoord.xy) <= 1.0 - farness) discard;
  // Smaller pictures blend what is there with nothing.
  told.rgb /= told.a;
  vec4 facing = texture(atlasNormals, framePlace);
  vec3 n = facing.xyz / max(facing.a, 0.1) * 2.0 - 1.0;
  vec3 normal = normalize(right * n.x + up * n.y + toward * n.z);
  vec3 colour = mix(barkColour, leafColour, told.g) * told.b * 2.0;
  vec3 lit = throughAir(litPlant(colour, normal, told.r, told.g, sunny, fromEye), fromEye);
  gl_FragColor = vec4(lit, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
