// Loose stones: below cliffs, along shores and where the ground is worn.

// Where stones come to rest: below faces, where the ground is steep and hollow, in tongues.
float screeShare(Spot spot, float bare) {
  float rest = smoothstep(0.34, 0.48, spot.steep) * (1.0 - smoothstep(0.72, 0.95, spot.steep));
  return clamp(rest * smoothstep(-0.35, 0.35, spot.hollow + spot.fine.x * 0.5 + spot.middle.x * 0.9 + bare * 0.9 - 0.55), 0.0, 1.0);
}

// Stones from a fist to a boulder, of the rock around and paler for being fresh.
Material screeAt(Spot spot, Rock kind) {
  float rise = spot.stones.z * 0.6 + spot.boulders.z * 0.8;
  vec3 colour = mix(kind.bed, kind.body, 0.7) * 1.12 + vec3(0.014, 0.008, 0.002);
  colour *= 0.98 + 0.34 * spot.stones.w + 0.30 * spot.boulders.w + 0.35 * spot.fine.x + 0.3 * spot.small.x;
  colour *= clamp(0.95 + 0.45 * rise, 0.4, 1.25);
  return Material(colour, rise, tiltOf(spot.stones.xy * 0.85 + spot.boulders.xy * 0.9 + spot.small.yz * 0.12));
}
