// What lives otherwise than at first, around the eye, as world/lifePicture.ts has it.
uniform sampler2DArray life; // trees, ground, marks, what stood
uniform vec4 lifeWindow; // west, north, east, south of what is known, from the eye, world metres
uniform vec2 lifeEye; // world metres, reduced to the textures' side
uniform vec2 fireClock; // ticks of twenty minutes since the first cells were lit; ticks that a mark stands for

const float LIFE_SIDE = 5760.0; // world metres
const vec4 SAME = vec4(127.0 / 255.0);

vec4 lifeAt(vec2 place, float plane, vec4 unchanged) {
  if (any(lessThan(place, lifeWindow.xy)) || any(greaterThan(place, lifeWindow.zw))) return unchanged;
  return textureLod(life, vec3((place + lifeEye) / LIFE_SIDE, plane), 0.0);
}

// What has become of a share of the ground. `relative` is 1 where it is as at first, 0 where nothing is left, 2 where all of the ground has been taken.
float sharesNow(float first, float relative) {
  return relative < 1.0 ? first * relative : first + (relative - 1.0) * (1.0 - first);
}

// Woods, conifers among them, grass, shrubs.
vec4 coverNow(vec4 first, vec2 place) {
  vec4 now = lifeAt(place, 1.0, SAME) * (255.0 / 127.0);
  float needles = mix(0.5, first.g, smoothstep(0.0, 0.04, first.r));
  return vec4(sharesNow(first.r, now.r), clamp(needles + now.g - 1.0, 0.0, 1.0), sharesNow(first.b, now.b), sharesNow(first.a, now.a));
}

// Ash; wetter (positive) or drier than usual; how far it has been burnt by the fire that runs; how much it burns, above a quarter where a fire has just come.
vec4 marksAt(vec2 place) {
  vec4 marks = lifeAt(place, 2.0, vec4(0.0, 128.0 / 255.0, 0.0, 0.0));
  float since = marks.a > 0.02 ? fireClock.x - (marks.b / marks.a * 255.0 - 1.0) * fireClock.y : -1.0;
  float burnt = marks.a * smoothstep(0.0, 6.0, since);
  float burns = marks.a * smoothstep(0.5, 2.0, since) * (0.25 * (1.0 - smoothstep(3.0, 16.0, since)) + 0.75 * (1.0 - smoothstep(1.5, 6.0, since)));
  return vec4(marks.r, marks.g * 2.0 - 256.0 / 255.0, burnt, burns);
}

// How far leaves suffer from a drought where the ground is so much wetter (positive) or drier than usual, 0 to 1. An ordinary dry summer is none.
float parchedBy(float wetter) {
  return smoothstep(0.30, 0.46, -wetter);
}
