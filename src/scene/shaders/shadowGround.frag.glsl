
in vec2 cells;
flat in float layer;

uniform float base; // world metres

#include <lake>

// How high ground and sea stand over the level's base, in world metres.
void main() {
  gl_FragColor = vec4(max(sampleAt(heights, cells, layer), 0.0) * 0.125 - base, 0.0, 0.0, 1.0);
}
