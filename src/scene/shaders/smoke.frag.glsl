
in vec2 at;
in vec3 fromEye;
flat in float age;
flat in float grain;
flat in float hot;

uniform float waveTime; // seconds
uniform float night;

#include <atmosphere>
#include <light>

#include <billow>

void main() {
  float away = dot(at, at);
  if (away > 1.0) discard;
  vec2 place = at * 1.5 + grain * 37.0;
  float n = rough(place + vec2(0.0, -waveTime * 0.12)) * 0.6 + rough(place * 2.3 + vec2(0.0, -waveTime * 0.2)) * 0.4;
  float thick = smoothstep(1.0, 0.15, away + (n - 0.5) * 1.1);
  // Thick and brown at first, thin and blue-grey at last.
  float share = thick * 0.36 * smoothstep(0.0, 0.08, age) * (1.0 - age) * (1.0 - age * 0.5);
  vec3 colour = mix(vec3(0.20, 0.165, 0.14), vec3(0.34, 0.335, 0.34), smoothstep(0.0, 0.6, age));
  // Lit from above and from the sun's side, where it bulges.
  float bulge = 0.75 + 0.35 * at.y + 0.2 * (n - 0.5);
  vec3 lit = colour * (sunLight() * 0.55 * bulge + skyLight(0.7 + 0.3 * at.y));
  // From below by what burns there, which by night is seen for longer.
  float under = thick * (0.55 - 0.45 * at.y);
  lit += vec3(1.3, 0.34, 0.06) * (hot * 0.75 + 0.10 * night * (1.0 - age) * (1.0 - age)) * under;
  gl_FragColor = vec4(throughAir(lit, fromEye), share);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
