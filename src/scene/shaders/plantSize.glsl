// How plants grow with the years, and how they die. Needs lake and growth.

// Where a group has just found a place its plants are small; they are grown where it has so much more than they need.
const float GROWN = 0.16;
// Years after which trees have two thirds of their height.
const float GROWING_YEARS = 28.0;

// The ground tells how it lies by what is so far to either side, in world metres.
const float STEEPNESS_METRES = 2.8;
// How deep a plant of its form's own size goes into the ground at last, in world metres.
const float SINKING = 0.8;

struct Growing {
  float size; // 0 to 1
  float dead; // 0 where it lives, 1 where nothing of it does
  float fallen; // 0 where it stands, 1 where it lies
  float sunk; // 0 where it lies on the ground, 1 where it is in it
};

float heightAfter(float age) {
  return mix(0.12, 1.0, 1.0 - exp(-250.0 * age * age / GROWING_YEARS));
}

// A plant that needs `threshold` (world/relativeCover.ts) of its form's group. What lives of its group tells how much of it is alive, and what stands, with the dead, how large it is and
// whether it still stands: what grows has as much of both. Shrubs have no stem to fall: in a drought they wither, and sink away.
Growing grownAt(vec2 place, int form, uint threshold) {
  float needs = float(threshold);
  if (form >= 13) {
    float room = clamp((lifeAt(place, 1.0, SAME).a * 255.0 - needs) / (127.0 * GROWN), 0.0, 1.0);
    float dry = smoothstep(0.1, 0.5, -marksAt(place).y);
    return Growing(room * (2.0 - room), dry * (1.0 - room), 0.0, 0.0);
  }
  const vec4 old = vec4(SAME.xyz, 177.0 / 255.0);
  vec4 living = lifeAt(place, 0.0, old);
  vec4 standing = lifeAt(place, 3.0, old);
  vec2 there = form < 4 || form == 11 ? vec2(living.x, standing.x) : form < 7 || form == 12 || form > 8 ? vec2(living.y, standing.y) : vec2(living.z, standing.z);
  vec2 more = (vec2(there.x, max(there.x, there.y)) * 255.0 - needs) / 127.0;
  vec2 room = clamp(more / GROWN, 0.0, 1.0);
  float dead = room.y > room.x ? smoothstep(0.12, 0.9, 1.0 - room.x / room.y) : 0.0;
  float height = mix(heightAfter(living.a), heightAfter(max(living.a, standing.a)), dead);
  // 1 as it dies, 0 where it has gone to the ground: of its group what needs most falls first.
  float stands = more.y / max(min(1.0 - needs / 127.0, more.y - more.x), 0.05);
  return Growing(room.y * (2.0 - room.y) * height, dead, dead * (1.0 - smoothstep(0.3, 1.0, stands)), dead * (1.0 - smoothstep(0.05, 0.3, stands)));
}

// How wide a crown still is.
float crumbled(Growing it) {
  return 1.0 - 0.5 * it.fallen * it.fallen;
}

// How steep the ground is around a place of a tile, rise over run to the east and the south. @param cell its side in world metres
vec2 steepnessAt(vec2 cells, float layer, float cell) {
  float reach = STEEPNESS_METRES / cell;
  vec2 low = max(cells - reach, vec2(-1.0));
  vec2 high = min(cells + reach, vec2(129.0));
  vec2 rise = vec2(
    sampleAt(heights, vec2(high.x, cells.y), layer) - sampleAt(heights, vec2(low.x, cells.y), layer),
    sampleAt(heights, vec2(cells.x, high.y), layer) - sampleAt(heights, vec2(cells.x, low.y), layer)
  );
  return rise * 0.125 / ((high - low) * cell);
}

// Where the top of a dying plant points from its foot: to a side of its own, rather down the slope than up, and at last along the ground. `look` is its second word.
vec3 stemOf(Growing it, uint look, vec2 steepness) {
  float own = fract(float((look >> 12) & 4095u) * 0.618034);
  vec2 side = vec2(cos(own * 6.2832), sin(own * 6.2832)) - 1.5 * steepness;
  side = normalize(side + vec2(1e-4, 0.0));
  // Slowly at first, as all that falls.
  float over = it.fallen * it.fallen * it.fallen;
  float lean = it.dead * (0.03 + 0.14 * fract(own * 17.0)) + 0.45 * it.fallen;
  float lying = 1.5708 - atan(dot(steepness, side));
  float angle = mix(min(lean, lying), lying, over);
  return vec3(side.x * sin(angle), cos(angle), side.y * sin(angle));
}
