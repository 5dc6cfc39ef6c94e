// Sand: dunes where it is dry, and beaches.
const vec3 SHINGLE = vec3(0.300, 0.255, 0.205);

// Ripples as wind leaves them, steeper to the lee: slopes and rise, world metres. They lie across `turn`, `spacing` apart along it.
vec3 ripples(vec2 place, vec2 turn, float spacing, float bend) {
  float phase = (dot(place, turn) / spacing + bend) * 6.2831853;
  float lee = phase + 0.55 * sin(phase);
  return vec3(turn / length(turn) * cos(lee) * (1.0 + 0.55 * cos(phase)), sin(lee));
}

Material sandAt(Spot spot, vec2 region) {
  vec3 pale = mix(vec3(0.520, 0.392, 0.235), vec3(0.470, 0.292, 0.150), smoothstep(-0.2, 0.9, region.y));
  vec3 deep = pale * vec3(0.80, 0.70, 0.58);
  vec3 colour = mix(pale, deep, clamp(0.42 + spot.hollow * 0.5 + spot.broad * 0.5 + spot.middle.x * 0.35 + spot.fine.x * 0.25, 0.0, 1.0));
  // Slip faces are swept smooth.
  float swept = smoothstep(0.42, 0.56, spot.steep);
  float small = (1.0 - swept) * clamp(1.6 - spot.footprint / 0.035, 0.0, 1.0) * smoothstep(-0.35, 0.0, spot.fine.x + spot.small.x * 0.4);
  float large = (1.0 - swept) * clamp(1.6 - spot.footprint / 0.5, 0.0, 1.0);
  vec3 tilt = vec3(0.0);
  float rise = 0.0;
  if (large > 0.0) {
    vec3 waves = ripples(nearPlace, vec2(2.0, 1.0), 8.0, spot.fine.x * 1.7 + spot.small.x * 0.5);
    tilt += tiltOf(waves.xy) * 0.10 * large;
    rise += waves.z * 0.3 * large;
  }
  if (small > 0.0) {
    vec3 waves = ripples(nearPlace, vec2(3.0, 1.0), 0.5, spot.small.x * 4.0 + spot.fine.x * 6.0);
    tilt += tiltOf(waves.xy) * 0.22 * small;
    rise += waves.z * 0.5 * small;
  }
  colour *= 1.0 + 0.07 * rise + 0.05 * spot.stones.w + 0.10 * spot.small.x;
  return Material(colour, rise * 0.3, tilt + tiltOf(spot.fine.yz * 0.03));
}

// The strand between the sea and the grass: wet below, drift lines where high water left them, shingle in places.
Material beachAt(Spot spot, vec2 region, float mottle) {
  Material sand = sandAt(spot, region);
  sand = over(sand, Material(SHINGLE * (0.9 + 0.3 * spot.stones.w + 0.2 * spot.boulders.w), spot.stones.z, tiltOf(spot.stones.xy * 0.8)), smoothstep(0.0, 0.35, spot.middle.x + spot.fine.x * 0.6 + region.x * 0.2));
  float height = spot.elevation + mottle * 2.0;
  float tide = abs(height - 4.2 - spot.fine.x * 1.6 - spot.small.x * 0.7);
  float drift = (1.0 - smoothstep(0.06, 0.36, tide - spot.blades.z * 0.12)) * smoothstep(-0.25, 0.15, spot.middle.x + spot.small.x) * clamp(1.5 - spot.footprint, 0.0, 1.0);
  sand.colour = mix(sand.colour, vec3(0.058, 0.043, 0.024) * (1.0 + 0.5 * spot.blades.w), drift * 0.75);
  sand.colour *= mix(vec3(0.43, 0.41, 0.42), vec3(1.0), smoothstep(0.3, 3.2, height));
  return sand;
}
