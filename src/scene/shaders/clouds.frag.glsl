in vec3 fromEye;

#include <panorama>

void main() {
  vec4 clouds = cloudsTowards(fromEye);
  // Nobody bumps into a cloud.
  float cover = clouds.a * smoothstep(10.0, 160.0, length(fromEye));
  if (cover < 0.003) discard;
  gl_FragColor = vec4(clouds.rgb / clouds.a, cover);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
