// Where snow lies, on ground and on plants.
uniform vec4 snowCover; // snowline on level ground, how far it rises on slopes to the south (learned metres), fresh snow (0 to 1), snowline of crowns

// Of ground at an elevation whose normal leans southward so far: old snow above its line, fresh snow on all that is level enough, with grass and stones still in it. `ragged` moves the line,
// in learned metres; `rough` is what stands out of fresh snow, about −0.5 to 0.5.
float snowOn(float elevation, float southward, float steep, float ragged, float rough) {
  float old = smoothstep(-120.0, 160.0, elevation - snowCover.x - southward * snowCover.y - ragged);
  float fresh = smoothstep(0.0, 0.42, snowCover.z - 0.42 + rough) * 0.94 * step(0.01, snowCover.z);
  return max(old, fresh) * (1.0 - smoothstep(0.70, 1.15, steep + rough * 0.4));
}

// Of grass that stands there.
float snowAt(float elevation) {
  return max(smoothstep(-250.0, 250.0, elevation - snowCover.x), snowCover.z * 0.9);
}

// Of crowns and shrubs, which shed it when it thaws.
float snowOnCrowns(float elevation) {
  return max(smoothstep(-250.0, 250.0, elevation - snowCover.w), snowCover.z * 0.9);
}
