
in vec2 cells;
flat in float layer;

uniform float base; // world metres

#include <lake>

// How high ground and sea stand over the level's base, in world metres: alone, and with what stands on them, which is drawn over it.
void main() {
  float height = max(sampleAt(heights, cells, layer), 0.0) * 0.125 - base;
  gl_FragColor = vec4(height, height, 0.0, 1.0);
}
