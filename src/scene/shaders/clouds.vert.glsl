uniform float eyeAltitude; // world metres
uniform float reach;
uniform float surface; // altitude of the side of the deck that is turned to the eye
uniform vec2 cloudPlace; // the eye, reduced to 32768, world metres

out vec3 fromEye;
out vec2 place;

#include <depth>

void main() {
  vec3 there = vec3(position.x * reach, surface - eyeAltitude, position.z * reach);
  fromEye = there;
  place = cloudPlace + there.xz;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(there, 1.0));
}
