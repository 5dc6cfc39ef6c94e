in vec3 fromEye;

uniform vec3 flash; // of lightning
uniform vec2 flashFrom; // where it fell, from the eye in world metres

#include <panorama>

void main() {
  vec4 clouds = cloudsTowards(fromEye);
  // Nobody bumps into a cloud.
  float cover = clouds.a * smoothstep(10.0, 160.0, length(fromEye));
  if (cover < 0.003) discard;
  vec3 colour = clouds.rgb / clouds.a;
  if (flash.z > 0.0) {
    // It lights the cloud from within, most where it comes from.
    vec2 away = (fromEye.xz - flashFrom) / 800.0;
    float lit = 0.4 + 2.4 / (1.0 + dot(away, away));
    colour += flash * lit * (0.4 + 0.6 * smoothstep(0.0, 0.7, dot(colour, vec3(1.0))));
  }
  gl_FragColor = vec4(colour, cover);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
