
in float glow;

uniform float pixelsPerRadian;

out float strength;

#include <depth>

const float HALO_METRES = 0.34;

void main() {
  float span = length(position);
  float pixels = HALO_METRES * pixelsPerRadian / max(0.5, span);
  gl_PointSize = max(3.0, pixels);
  strength = glow * min(1.0, pixels / 3.0);
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(position, 1.0));
}
