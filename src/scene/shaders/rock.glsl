// Bedrock: beds of harder and softer rock that show as ledges, joints between blocks, lichen, and streaks where water runs down.
struct Rock {
  vec3 body, bed; // colours of the harder beds and of those between
  float bedding; // how clearly the beds show
};

// Regions that vary over hundreds of learned kilometres, −1 to 1: waves that fit the period of `farPlace` a whole number of times.
vec2 regionAt(vec2 place, float bend) {
  vec2 turns = vec2(dot(place, vec2(7.0, 17.0)), dot(place, vec2(13.0, -18.0))) * (6.2831853 / 1048576.0);
  return sin(turns + bend * vec2(0.5, -0.6));
}

// Granite as a rule, limestone, slate, and a belt of sandstone.
Rock rockOf(vec2 region) {
  Rock granite = Rock(vec3(0.252, 0.208, 0.184), vec3(0.160, 0.140, 0.138), 0.45);
  Rock limestone = Rock(vec3(0.405, 0.368, 0.290), vec3(0.255, 0.215, 0.160), 1.0);
  Rock slate = Rock(vec3(0.158, 0.160, 0.172), vec3(0.088, 0.094, 0.114), 0.8);
  Rock sandstone = Rock(vec3(0.385, 0.232, 0.118), vec3(0.262, 0.122, 0.062), 1.0);
  float lime = smoothstep(0.05, 0.45, region.x);
  float clay = smoothstep(0.1, 0.5, region.y) * (1.0 - lime);
  float dry = 1.0 - smoothstep(0.1, 0.28, abs(region.x + 0.2));
  vec4 share = mix(vec4(1.0 - lime - clay, lime, clay, 0.0), vec4(0.0, 0.0, 0.0, 1.0), dry);
  return Rock(
    granite.body * share.x + limestone.body * share.y + slate.body * share.z + sandstone.body * share.w,
    granite.bed * share.x + limestone.bed * share.y + slate.bed * share.z + sandstone.bed * share.w,
    dot(share, vec4(granite.bedding, limestone.bedding, slate.bedding, sandstone.bedding))
  );
}

// Hardness of the beds of one thickness, −0.5 to 0.5, and how it changes upwards, per thickness; `share` is how much of it shows.
vec2 bedsAt(float height, int row, float share) {
  if (share <= 0.0) return vec2(0.0);
  float whole = floor(height);
  float f = height - whole;
  vec2 ends = latticeCorners(ivec2(int(whole), row)).xy;
  float step_ = smoothstep(0.2, 0.8, f);
  float inside = clamp((f - 0.2) / 0.6, 0.0, 1.0);
  return vec2(mix(ends.x, ends.y, step_), (ends.y - ends.x) * 10.0 * inside * (1.0 - inside)) * min(share, 1.0);
}

// Joints and the blocks between them, without stretching: from above, and on faces from the side that they turn to. Gradient and rise in xyz and w; `tint` beside.
vec4 blocksAt(vec3 place, vec3 up, float spacing, float footprint, out float tint) {
  float top = smoothstep(0.58, 0.66, up.y);
  float eastward = smoothstep(-0.05, 0.05, abs(up.x) - abs(up.z)) * (1.0 - top);
  float southward = 1.0 - top - eastward;
  vec4 seen = vec4(0.0);
  tint = 0.0;
  if (top > 0.0) {
    vec4 g = grainAt(BLOCKS, place.xz, spacing, vec2(1.0, 2.0), footprint);
    seen += vec4(g.x, 0.0, g.yz) * top;
    tint += g.w * top;
  }
  float size = spacing * 0.5;
  if (eastward > 0.0) {
    vec4 g = grainAt(BLOCKS, vec2(place.z, -place.y), size, vec2(1.0, 0.0), footprint);
    seen += vec4(0.0, -g.y, g.xz) * eastward;
    tint += g.w * eastward;
  }
  if (southward > 0.0) {
    vec4 g = grainAt(BLOCKS, vec2(place.x, -place.y), size, vec2(1.0, 0.0), footprint);
    seen += vec4(g.x, -g.y, 0.0, g.z) * southward;
    tint += g.w * southward;
  }
  return seen;
}

Material rockAt(Spot spot, Rock kind) {
  float height = spot.elevation * 0.125;
  // Beds are folded with the country and bent a little by the hills: world metres.
  float bed = height + spot.broad * 90.0 + spot.middle.x * 5.0 + spot.fine.x * 0.9;
  float face = 1.0 - spot.up.y * spot.up.y;
  vec2 thick = bedsAt(bed / 23.0, 11, 2.0 - spot.footprint / 8.0);
  vec2 thin = bedsAt(bed / 5.0, 47, 2.0 - spot.footprint / 1.4);
  vec2 leaf = bedsAt(bed / 0.9, 83, 2.0 - spot.footprint / 0.25);
  float hard = thick.x + thin.x * 0.7 + leaf.x * 0.35;
  float ledges = (thick.y * 1.3 + thin.y * 0.9 + leaf.y * 0.45) * kind.bedding;

  // Joints of all sizes that show in a pixel and more: each size makes way for the next.
  float octave = clamp(log2(max(spot.footprint, 1e-3) * 64.0) / 3.0, 0.0, 2.99);
  float coming = fract(octave);
  float spacing = 2.0 * exp2(3.0 * floor(octave));
  vec3 place = vec3(spacing < 10.0 ? nearPlace : noisePlace, bed).xzy;
  float tint;
  vec4 blocks = blocksAt(place, spot.up, spacing * 8.0, spot.footprint, tint);
  float other = coming < 0.5 ? 1.0 - smoothstep(0.1, 0.5, coming) : smoothstep(0.5, 0.9, coming);
  if (other > 0.0) {
    float otherTint;
    blocks += blocksAt(place, spot.up, coming < 0.5 ? spacing : spacing * 64.0, spot.footprint, otherTint) * other;
    tint += otherTint * other;
  }
  float rise = blocks.w * 0.5;

  vec3 colour = mix(kind.bed, kind.body, clamp(0.55 + (hard * 1.1 + spot.broad * 0.3) * (0.4 + kind.bedding) + spot.middle.x * 0.3, 0.0, 1.0));
  colour *= 1.0 + 0.2 * tint + 0.4 * spot.fine.x + 0.3 * spot.small.x;
  // Joints lie in the shade of their blocks.
  colour *= clamp(1.0 + 0.4 * min(blocks.w, 0.4), 0.4, 1.2);
  // Lichen on what is not steep, darker stains where water runs down faces.
  float lichen = smoothstep(0.06, 0.34, spot.small.x * 0.6 + spot.fine.x * 0.6 + tint * 0.12 + spot.moisture * 0.3 - 0.16) * smoothstep(0.35, 0.8, spot.up.y);
  colour = mix(colour, mix(vec3(0.150, 0.152, 0.072), vec3(0.30, 0.225, 0.085), clamp(0.5 + tint * 0.6, 0.0, 1.0)), lichen * 0.42);
  if (face > 0.3) {
    float streak = solidNoise(vec3(noisePlace.x, height / 14.0, noisePlace.y) / 4.0);
    colour *= 1.0 - 0.5 * clamp(face * 1.5 - 0.45, 0.0, 1.0) * smoothstep(0.05, 0.32, streak + spot.hollow * 0.15);
  }
  return Material(colour, rise, blocks.xyz * 0.6 + vec3(0.0, ledges, 0.0) + tiltOf(spot.middle.yz * 0.06 + spot.fine.yz * 0.12 + spot.small.yz * 0.2));
}
