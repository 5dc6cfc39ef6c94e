// Where something stands on the land as it is drawn: on the triangles of its tile's grid, between the tile and its parent, lifted as the land is. Needs lake and lift.
uniform highp sampler2D tileBook; // a column for each drawn tile; rows: origin, layers, place, lifts and thinning, grove
uniform float gridQuads;
uniform float eyeAltitude; // world metres

const float BOOK_CELLS = 128.0;

struct Stand {
  vec3 foot; // from the eye, world metres
  float morph;
  float depth; // learned metres under a lake, above it where negative
};

vec4 bookAt(float slot, int row) {
  return texelFetch(tileBook, ivec2(int(slot), row), 0);
}

// Height at a place of a grid whose nodes lie `spacing` cells apart; the grid's cells begin at `start` of the layer and are `scale` of its cells large.
float onGrid(vec2 cells, float spacing, bool isSplitEvenly, vec2 start, float scale, float layer) {
  vec2 place = cells / spacing;
  vec2 node = clamp(floor(place), vec2(0.0), vec2(BOOK_CELLS / spacing - 1.0));
  vec2 f = place - node;
  vec2 at = start + node * spacing * scale;
  float stride = spacing * scale;
  float northEast = sampleAt(heights, at + vec2(stride, 0.0), layer);
  float southWest = sampleAt(heights, at + vec2(0.0, stride), layer);
  // As tileGrid.ts lays the diagonals.
  bool isTurned = !isSplitEvenly && mod(node.x + node.y, 2.0) > 0.5;
  if (isTurned) {
    float northWest = sampleAt(heights, at, layer);
    float southEast = sampleAt(heights, at + vec2(stride), layer);
    return f.y > f.x ? northWest + f.y * (southWest - northWest) + f.x * (southEast - southWest) : northWest + f.x * (northEast - northWest) + f.y * (southEast - northEast);
  }
  if (f.x + f.y < 1.0) {
    float northWest = sampleAt(heights, at, layer);
    return northWest + f.x * (northEast - northWest) + f.y * (southWest - northWest);
  }
  float southEast = sampleAt(heights, at + vec2(stride), layer);
  return southEast + (1.0 - f.x) * (southWest - southEast) + (1.0 - f.y) * (northEast - southEast);
}

// At cells from the north-west corner of a tile.
Stand standAt(vec2 cells, float slot) {
  vec4 origin = bookAt(slot, 0);
  vec4 layers = bookAt(slot, 1);
  vec4 place = bookAt(slot, 2);
  vec2 lifted = bookAt(slot, 3).xy;
  float spacing = BOOK_CELLS / gridQuads;
  vec2 spot = origin.xy + cells / BOOK_CELLS * origin.z;
  float height = place.z <= 0.0 && layers.y >= 0.0 ? 0.0 : onGrid(cells, spacing, false, vec2(0.0), 1.0, layers.x);
  float morph = 0.0;
  if (layers.y >= 0.0) {
    float span = length(vec3(spot.x, height * 0.125 - eyeAltitude, spot.y));
    morph = max(clamp((span / origin.w - 0.78) / 0.2, 0.0, 1.0), 1.0 - place.z);
    if (morph > 0.0) height = mix(height, onGrid(cells, spacing * 2.0, true, layers.zw * (BOOK_CELLS * 0.5), 0.5, layers.y), morph);
  }
  if (liftPlace.w > 0.0) {
    float lift = liftAt(spot, lifted.x).x;
    height += morph > 0.0 ? mix(lift, liftAt(spot, lifted.y).x, morph) : lift;
  }
  float depth = place.w > 0.5 || poolPlace.w > 0.0 ? lakeAt(cells, morph, layers, vec4(place.w, origin.z, origin.xy)).x : -1.0;
  return Stand(vec3(spot.x, height * 0.125 - eyeAltitude, spot.y), morph, depth);
}
