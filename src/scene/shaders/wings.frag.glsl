
in vec3 fromEye;
in vec3 ownCoat;
in float presence;

uniform vec3 shiningFrom;

#include <atmosphere>
#include <light>

void main() {
  if (presence < 0.02) discard;
  vec3 normal = normalize(cross(dFdx(fromEye), dFdy(fromEye)));
  vec3 ray = normalize(fromEye);
  if (dot(normal, ray) > 0.0) normal = -normal;
  float lit = dot(normal, shiningFrom);
  // Feathers, wings and leaves are thin: a little light comes through.
  vec3 direct = sunLight() * (max(lit, 0.0) + 0.3 * max(-lit, 0.0));
  float up = 0.5 + 0.5 * normal.y;
  vec3 colour = ownCoat * (direct + skyLight(up) + bounceLight(normal.y));
  gl_FragColor = vec4(throughAir(colour, fromEye), presence);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
