// A plant out of its two words, grown as its place, the years and the distance let it. Needs standing and plantSize.
uniform float nearReach; // world metres: nearer plants are geometry, farther ones cards

struct Plant {
  int form;
  vec2 size; // across and up: factors of the form's own
  float tint;
  float turn; // radians
  float nearness; // 1 where it is geometry, 0 where it is a card, between in the zone where one becomes the other
  vec3 foot;
  vec3 stem; // from foot to top, of length 1
  vec2 noisePlace;
  float charred; // by a fire, 0 to 1
  float parched; // by a drought, 0 to 1
  float dead; // 0 to 1
  float withered; // how many of its leaves it has lost by that, 0 to 1
};

Plant plantOf(uvec2 words, float slot) {
  vec4 grove = bookAt(slot, 4);
  vec4 thinning = bookAt(slot, 3);
  vec2 listed = vec2(float(words.x & 0xffffu), float(words.x >> 16)) / 512.0;
  vec2 cells = (listed - grove.xy) * grove.z;
  Stand stand = standAt(cells, slot);
  float rank = float((words.y >> 4) & 3u);
  float size = 0.62 + 0.76 * float((words.y >> 6) & 63u) / 63.0;
  Plant plant;
  plant.form = int(words.y & 15u);
  plant.tint = float((words.y >> 12) & 63u) / 63.0;
  plant.turn = float((words.y >> 18) & 63u) * (6.2832 / 64.0);
  plant.foot = stand.foot;
  plant.noisePlace = stand.noisePlace;
  // With distance the plants of the lowest rank sink away, and those that stay stand for them.
  float steps = max(thinning.z, 0.0);
  float going = thinning.z >= 0.0 ? stand.morph : 0.0;
  float stays = (thinning.z >= 0.0 && rank <= thinning.z) || thinning.w > 0.5 ? 1.0 - going : 1.0;
  float stood = steps + going;
  plant.size = size * vec2(1.0 + 0.5 * stood, 1.0 + 0.22 * stood) * stays;
  Growing growing = grownAt(stand.foot.xz, plant.form, words.y >> 24);
  plant.size *= smoothstep(0.3, -0.4, stand.depth) * growing.size;
  vec4 marks = marksAt(stand.foot.xz);
  // What a fire killed stays black for some years.
  plant.charred = max(marks.z, growing.dead * smoothstep(0.0, 0.25, marks.x));
  plant.parched = parchedBy(marks.y);
  plant.dead = growing.dead;
  plant.withered = 0.93 * smoothstep(0.35, 0.95, growing.dead);
  plant.stem = vec3(0.0, 1.0, 0.0);
  if (growing.dead > 0.0) {
    float side = bookAt(slot, 0).z;
    vec4 layers = bookAt(slot, 1);
    bool isOwn = bookAt(slot, 2).z > 0.0;
    float cell = side / BOOK_CELLS * (isOwn ? 1.0 : 2.0);
    vec2 about = isOwn ? cells : layers.zw * (BOOK_CELLS * 0.5) + cells * 0.5;
    plant.stem = stemOf(growing, words.y, steepnessAt(about, isOwn ? layers.x : layers.y, cell));
    plant.size.x *= crumbled(growing);
    plant.foot.y -= SINKING * growing.sunk * plant.size.y;
  }
  float span = length(stand.foot);
  plant.nearness = 1.0 - smoothstep(0.78, 1.0, span / nearReach);
  return plant;
}

// In spring some shrubs, and a tree here and there, stand in blossom.
vec3 inBlossom(vec3 leaf, float tint, float share) {
  float time = smoothstep(0.245, 0.27, season) * (1.0 - smoothstep(0.315, 0.35, season));
  float chosen = step(1.0 - share, fract(tint * 12.7 + 0.31));
  return mix(leaf, mix(vec3(0.66, 0.62, 0.58), vec3(0.60, 0.38, 0.42), fract(tint * 5.9)), 0.85 * time * chosen);
}

// Heath and scrub turn russet, here and there, and never as one.
vec3 shrubColour(float tint) {
  float t = clamp(tint, 0.0, 1.0);
  vec3 green = mix(vec3(0.040, 0.062, 0.024), vec3(0.098, 0.104, 0.040), fract(t * 3.7));
  green = mix(green, vec3(0.105, 0.140, 0.036), freshness() * 0.5);
  vec3 turned = mix(vec3(0.112, 0.066, 0.034), vec3(0.125, 0.096, 0.038), fract(t * 5.3));
  return mix(green, turned, turning(t) * smoothstep(0.25, 0.75, fract(t * 2.3)));
}

const vec3 CHAR = vec3(0.012, 0.010, 0.009);

// What leaves and bark look like: conifers, broadleaved trees, birches, palms, dead trees, shrubs, in the order of world/plants.ts.
void colourPlant(Plant plant, out vec3 leaf, out vec3 bark) {
  int form = plant.form;
  float tint = plant.tint;
  bark = mix(vec3(0.085, 0.062, 0.045), vec3(0.13, 0.105, 0.085), tint);
  if (form < 4) leaf = coniferColour(tint);
  else if (form < 7) leaf = inBlossom(broadleafColour(tint), tint, 0.1);
  else if (form < 9) {
    leaf = birchColour(tint);
    bark = vec3(0.46, 0.44, 0.41);
  } else if (form < 11) leaf = mix(vec3(0.060, 0.100, 0.022), vec3(0.105, 0.125, 0.028), tint);
  else if (form < 13) bark = mix(vec3(0.17, 0.155, 0.14), vec3(0.26, 0.24, 0.22), tint);
  else leaf = inBlossom(shrubColour(tint), tint, 0.4);
  // In a drought leaves turn before their time, some trees' and not others', and needles are dull.
  float thirst = plant.parched * smoothstep(-0.3, 0.7, fract(tint * 9.3));
  leaf = mix(leaf, form < 4 ? vec3(0.100, 0.088, 0.038) : mix(vec3(0.185, 0.135, 0.045), vec3(0.160, 0.092, 0.038), fract(tint * 4.1)), (form < 4 ? 0.6 : 0.85) * thirst);
  // What dies turns pale, needles rather red; dead wood is grey.
  float dead = plant.dead;
  vec3 withered = mix(form < 4 ? vec3(0.150, 0.078, 0.036) : vec3(0.165, 0.118, 0.052), vec3(0.082, 0.068, 0.054), dead * dead * dead);
  leaf = mix(leaf, withered, smoothstep(0.0, 0.55, dead));
  bark = mix(bark, vec3(0.215, 0.200, 0.180), 0.8 * dead);
  leaf = mix(leaf, CHAR, plant.charred);
  bark = mix(bark, CHAR, plant.charred * 0.9);
}
