uniform vec4 brush; // middle from the eye (x, z) and radius in world metres, negative for a square; how strongly its ring is drawn

// How much of the ring lies on a place from the eye in world metres: its line and its shade, and what it holds.
vec3 ringAt(vec2 place) {
  vec2 aside = abs(place - brush.xy);
  float away = brush.z < 0.0 ? max(aside.x, aside.y) : length(aside);
  float radius = abs(brush.z);
  float pixel = max(fwidth(away), 1e-6);
  float line = 1.0 - smoothstep(0.8, 1.8, abs(away - radius) / pixel);
  float shade = 1.0 - smoothstep(1.5, 4.5, abs(away - radius) / pixel);
  float within = away < radius ? 0.05 + 0.05 * brush.w : 0.0;
  return vec3(line, shade, within);
}

// The ring of the brush, on whatever lies there.
vec3 ringOver(vec3 colour, vec3 ring) {
  return mix(colour * (1.0 - 0.7 * ring.y * brush.w), vec3(1.0, 0.86, 0.60), max(ring.x, ring.z) * brush.w);
}
