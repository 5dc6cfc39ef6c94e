

uniform float eyeAltitude;
uniform float reach; // world metres
uniform vec2 seaPlace; // eye reduced for noise, world metres

out vec3 fromEye;
out vec2 wavePlace;
out float viewDepth;

#include <depth>

void main() {
  vec3 place = vec3(position.x * reach, -eyeAltitude, position.z * reach);
  fromEye = place;
  wavePlace = seaPlace + place.xz;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
  viewDepth = gl_Position.w;
}
