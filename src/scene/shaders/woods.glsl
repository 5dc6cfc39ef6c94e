// Ground under and far below trees.

// Far woods are their crowns; near ones are seen from below, where needles and leaves lie in the shade.
Material woodsAt(Spot spot, float span) {
#ifdef TREELESS
  // Where no trees are drawn, woods are their crowns from near too.
  float far = smoothstep(2.0, 30.0, span);
#else
  float far = smoothstep(60.0, 420.0, span);
#endif
  vec3 crowns = mix(broadleafColour(0.5 + spot.middle.x * 0.9 + spot.fine.x * 0.6), coniferColour(0.5 + spot.fine.x), smoothstep(0.2, 0.8, spot.cover.g + spot.middle.x * 0.5));
  crowns = mix(crowns, vec3(0.135, 0.105, 0.042), spot.parched * (0.55 + 0.4 * spot.fine.x));
  crowns *= 0.62 + 0.5 * clamp(1.15 - span / 2200.0, 0.0, 1.0) * (0.5 + spot.fine.x + 1.3 * spot.small.x) + 0.5 * spot.middle.x;
  vec3 litter = mix(vec3(0.066, 0.046, 0.022), vec3(0.046, 0.060, 0.020), smoothstep(-0.15, 0.25, spot.small.x + spot.fine.x + spot.blades.z * 0.1 - 0.05));
  litter = mix(litter, broadleafColour(0.5 + spot.blades.w * 0.5) * vec3(0.62, 0.5, 0.5), turning(0.5) * (1.0 - spot.cover.g) * smoothstep(-0.2, 0.4, spot.blades.w) * 0.8);
  litter *= 1.0 + 0.5 * spot.blades.w + 0.4 * spot.blades.z + 0.5 * spot.small.x;
  vec2 crownSlopes = spot.fine.yz * 0.30 + spot.small.yz * 0.40;
  return Material(mix(litter, crowns, far), spot.small.x + spot.blades.z * 0.2, tiltOf(mix(spot.blades.xy * 0.5 + spot.small.yz * 0.15, crownSlopes, far)));
}

// Low bushes and heath, as they stand beyond the plants that are drawn.
Material shrubsAt(Spot spot) {
  vec3 leaves = mix(vec3(0.062, 0.074, 0.026), mix(broadleafColour(0.4), vec3(0.062, 0.074, 0.026), leafage()), 0.4) * (1.0 + 0.6 * spot.small.x + 0.4 * spot.blades.w);
  return Material(leaves, spot.small.x * 1.4 + spot.fine.x * 0.6, tiltOf(spot.small.yz * 0.3 + spot.fine.yz * 0.1));
}
