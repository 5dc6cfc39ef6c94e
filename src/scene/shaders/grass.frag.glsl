
in vec3 fromEye;
in vec3 facing;
in vec3 colour;
in float openness;
flat in float sunny;
in vec3 petal;

#include <atmosphere>
#include <light>
#include <plantLight>

void main() {
  if (petal.z > 0.5) {
    float away = length(petal.xy);
    float lobes = 0.72 + 0.26 * cos(5.0 * atan(petal.y, petal.x + 1e-5));
    if (away > lobes) discard;
  }
  vec3 lit = throughAir(litPlant(colour, normalize(facing), openness, 0.6, sunny, fromEye), fromEye);
  gl_FragColor = vec4(lit, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
