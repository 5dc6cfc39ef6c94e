
in vec3 fromEye;
in vec3 facing;
in vec3 colour;
in float openness;

#include <atmosphere>
#include <light>
#include <plantLight>

void main() {
  vec3 lit = throughAir(litPlant(colour, normalize(facing), openness, 0.6, fromEye), fromEye);
  gl_FragColor = vec4(lit, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
