// Open ground: meadow and heath in their season, and the earth that shows where it is worn.

// Bare earth under thin grass.
Material earthAt(Spot spot, Rock kind) {
  vec3 earth = mix(vec3(0.118, 0.076, 0.042), kind.body * 0.62, 0.35);
  earth *= 0.92 + 0.5 * spot.small.x + 0.3 * spot.stones.w + 0.25 * spot.stones.z + 0.35 * spot.fine.x;
  return Material(earth * mix(1.15, 0.75, spot.moisture), spot.stones.z * 0.5, tiltOf(spot.stones.xy * 0.4 + spot.small.yz * 0.12));
}

Material meadowAt(Spot spot) {
  vec3 grass = meadowColour(spot.moisture, spot.cold, spot.cover.b);
  // Tufts catch light, and greener growth hides between them.
  grass *= 1.08 + 0.45 * spot.fine.x + 0.25 * spot.middle.x + 0.35 * spot.small.x + 0.22 * spot.blades.w + 0.30 * spot.blades.z + 0.30 * spot.tussocks.w + 0.28 * spot.tussocks.z;
  grass = mix(grass, grass * vec3(0.80, 1.08, 0.85), clamp(spot.small.x - spot.blades.z * 0.3 - spot.tussocks.w * 0.4, 0.0, 0.6));
  // From farther than flowers grow, a meadow in bloom has their tint.
  float bloom = bloomOf(spot.cover.b) * (1.0 - spot.cold) * clamp(spot.footprint * 12.0 - 0.4, 0.0, 1.0);
  if (bloom > 0.0) grass = mix(grass, mix(vec3(0.50, 0.37, 0.10), vec3(0.40, 0.33, 0.40), smoothstep(-0.1, 0.1, spot.fine.x - spot.small.x)), bloom * 0.22 * smoothstep(0.0, 0.3, spot.middle.x + spot.small.x * 0.5));
  return Material(grass, spot.blades.z * 0.35 + spot.tussocks.z * 0.3 + spot.small.x * 0.3, tiltOf(spot.blades.xy * 0.45 + spot.tussocks.xy * 0.4 + spot.fine.yz * 0.05 + spot.small.yz * 0.1));
}

Material openGroundAt(Spot spot, Rock kind) {
  Material ground = meadowAt(spot);
  float worn = smoothstep(0.24, 0.6, spot.steep * 0.75 + spot.small.x * 0.35 + spot.fine.x * 0.45 + spot.middle.x * 0.25 - spot.moisture * 0.22 + (0.5 - spot.cover.b) * 0.35);
  if (worn > 0.0) ground = over(ground, earthAt(spot, kind), worn * (1.0 - 0.35 * spot.cold));
  // Stones lie about where the grass is thin.
  float strewn = smoothstep(0.30, 0.62, spot.boulders.z * 0.5 + spot.fine.x * 0.5 + spot.cold * 0.3 - spot.moisture * 0.15 + worn * 0.2 - smoothstep(0.4, 0.9, spot.cover.b) * 0.25);
  if (strewn <= 0.0) return ground;
  Material rubble = screeAt(spot, kind);
  rubble.colour = mix(rubble.colour, vec3(0.135, 0.128, 0.070), 0.4); // grown over with lichen and moss
  return over(ground, rubble, strewn * 0.9);
}
