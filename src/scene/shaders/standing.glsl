// Where something stands on the land as it is drawn: on the triangles of its tile's grid, between the tile and its parent, lifted as the land is. Needs lake and lift.
uniform highp sampler2D tileBook; // a column for each drawn tile; rows: origin, layers, place, lifts and thinning, grove
uniform float gridQuads;
uniform float eyeAltitude; // world metres

const float BOOK_CELLS = 128.0;
const float RAIN_WADES = 3.0; // learned metres of rain that plants stand in

struct Stand {
  vec3 foot; // from the eye, world metres
  vec2 noisePlace; // world metres, reduced to 32768
  float morph;
  float depth; // learned metres under a lake, above it where negative
};

vec4 bookAt(float slot, int row) {
  return texelFetch(tileBook, ivec2(int(slot), row), 0);
}

// The height of a vertex of the grid, slid towards its even neighbour as the tile becomes its parent: as land.vert.glsl moves it.
float vertexHeight(vec2 node, float spacing, float morph, vec4 layers) {
  vec2 cells = (node - morph * mod(node, 2.0)) * spacing;
  float own = morph < 1.0 ? sampleAt(heights, cells, layers.x) : 0.0;
  return morph > 0.0 ? mix(own, sampleAt(heights, layers.zw * (BOOK_CELLS * 0.5) + cells * 0.5, layers.y), morph) : own;
}

// The height that is drawn at a place of a tile.
float drawnHeight(vec2 cells, float spacing, float morph, vec4 layers) {
  vec2 place = cells / spacing;
  vec2 even = clamp(floor(place * 0.5) * 2.0, vec2(0.0), vec2(BOOK_CELLS / spacing - 2.0));
  vec2 within = place - even;
  // Odd vertices lie here between even ones.
  float odd = 1.0 - morph;
  vec2 isBeyond = step(vec2(odd), within);
  vec2 node = even + isBeyond;
  vec2 f = (within - odd * isBeyond) / (isBeyond * (1.0 + morph) + (1.0 - isBeyond) * max(odd, 1e-6));
  float northEast = vertexHeight(node + vec2(1.0, 0.0), spacing, morph, layers);
  float southWest = vertexHeight(node + vec2(0.0, 1.0), spacing, morph, layers);
  // As tileGrid.ts lays the diagonals.
  if (mod(node.x + node.y, 2.0) > 0.5) {
    float northWest = vertexHeight(node, spacing, morph, layers);
    float southEast = vertexHeight(node + 1.0, spacing, morph, layers);
    return f.y > f.x ? northWest + f.y * (southWest - northWest) + f.x * (southEast - southWest) : northWest + f.x * (northEast - northWest) + f.y * (southEast - northEast);
  }
  if (f.x + f.y < 1.0) {
    float northWest = vertexHeight(node, spacing, morph, layers);
    return northWest + f.x * (northEast - northWest) + f.y * (southWest - northWest);
  }
  float southEast = vertexHeight(node + 1.0, spacing, morph, layers);
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
  float morph = 0.0;
  if (layers.y >= 0.0) {
    float about = place.z > 0.0 ? sampleAt(heights, cells, layers.x) : sampleAt(heights, layers.zw * (BOOK_CELLS * 0.5) + cells * 0.5, layers.y);
    float span = length(vec3(spot.x, about * 0.125 - eyeAltitude, spot.y));
    morph = max(clamp((span / origin.w - 0.78) / 0.2, 0.0, 1.0), 1.0 - place.z);
  }
  float height = drawnHeight(cells, spacing, morph, layers);
  if (liftPlace.w > 0.0) {
    float lift = liftAt(spot, lifted.x).x;
    height += morph > 0.0 ? mix(lift, liftAt(spot, lifted.y).x, morph) : lift;
  }
  float depth = -1.0;
  if (place.w > 0.5 || poolPlace.w + rainPlace.w > 0.0) {
    vec3 lake = lakeAt(cells, morph, layers, vec4(place.w, origin.z, origin.xy));
    // What rain has left is shallow, and gone again soon: plants stand in it.
    depth = lake.x - RAIN_WADES * lake.z;
  }
  vec2 noisePlace = mod(place.xy, 32768.0) + cells / BOOK_CELLS * origin.z;
  return Stand(vec3(spot.x, height * 0.125 - eyeAltitude, spot.y), noisePlace, morph, depth);
}
