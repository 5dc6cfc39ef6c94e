uniform float eyeAltitude; // world metres
uniform float reach;
uniform float surface; // altitude of the side of the deck that is turned to the eye

out vec3 fromEye;

#include <depth>

void main() {
  vec3 there = vec3(position.x * reach, surface - eyeAltitude, position.z * reach);
  fromEye = there;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(there, 1.0));
}
