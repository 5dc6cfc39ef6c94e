
in vec4 patchPlace; // north-west corner from the eye (x, z) and side in world metres; layer

uniform vec3 square; // middle from the eye (x, z) and half side of the level, world metres

out vec2 cells;
flat out float layer;

// A tile seen from straight above.
void main() {
  cells = position.xy * 128.0;
  layer = patchPlace.w;
  gl_Position = vec4((patchPlace.xy + position.xy * patchPlace.z - square.xy) / square.z, 0.0, 1.0);
}
