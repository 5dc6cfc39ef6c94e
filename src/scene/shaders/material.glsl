// A spot of ground, as far as its materials ask.
struct Spot {
  float footprint; // of a pixel, world metres
  float elevation; // learned metres
  vec3 up; // normal of the land, without anything that lies on it
  float steep; // rise over run
  float hollow; // −1 to 1: ridges, gullies
  float moisture; // 0 to 1
  float parched; // woods by a drought, 0 to 1
  float cold; // 0 where trees grow, 1 where nothing does
  vec4 cover; // woods, conifers among them, grass, shrubs
  float broad; // noise of the country
  vec3 middle, fine, small; // noise of 64, 16 and 4 m, slopes in yz
  vec4 stones, boulders, blades, tussocks; // grain (grain.glsl), of half a metre to some metres
};

// What light meets: its colour, how much it rises (−1 to 1, of its own kind), and the gradient of that rise, by which the normal tilts.
struct Material {
  vec3 colour;
  float rise;
  vec3 tilt;
};

vec3 tiltOf(vec2 slopes) {
  return vec3(slopes.x, 0.0, slopes.y);
}

// Where two materials meet, what rises shows first.
Material over(Material below, Material above, float share) {
  float edge = clamp(share + (above.rise - below.rise) * 0.6 * (1.0 - abs(share * 2.0 - 1.0)), 0.0, 1.0);
  edge = edge * edge * (3.0 - 2.0 * edge);
  return Material(mix(below.colour, above.colour, edge), mix(below.rise, above.rise, edge), mix(below.tilt, above.tilt, edge));
}
