// How plants grow with the years. Needs growth.

// Where a group has just found a place its plants are small; they are grown where it has so much more than they need.
const float GROWN = 0.16;
// Years after which trees have two thirds of their height.
const float GROWING_YEARS = 28.0;

// How far a plant has grown that needs `threshold` (world/relativeCover.ts) of its form's group: 0 to 1.
float grownAt(vec2 place, int form, uint threshold) {
  vec4 trees = lifeAt(place, 0.0, vec4(SAME.xyz, 177.0 / 255.0));
  bool isTree = form < 13;
  float there = form < 4 || form == 11 ? trees.x : form < 7 || form == 12 || form > 8 ? trees.y : trees.z;
  if (!isTree) there = lifeAt(place, 1.0, SAME).a;
  float room = clamp((there * 255.0 - float(threshold)) / (127.0 * GROWN), 0.0, 1.0);
  float years = 250.0 * trees.a * trees.a;
  return room * (2.0 - room) * (isTree ? mix(0.12, 1.0, 1.0 - exp(-years / GROWING_YEARS)) : 1.0);
}
