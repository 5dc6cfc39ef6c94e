
in vec4 tileOrigin; // north-west corner from the eye in world metres (x, z), side, split distance of the parent
in vec4 tileLayers; // layer, parent's layer or −1, quarter of the parent (column, row: 0 or 1)
in vec2 tileLifts; // layers of the lift that the tile and its parent have, −1 for none
in vec4 tilePlace; // north-west corner reduced for noise (x, z) in world metres, exact; fade; whose layers hold water: 1 its own, 2 its parent's

uniform float gridQuads;
uniform float eyeAltitude; // world metres

out vec3 fromEye; // world metres
out vec2 inTile; // cells
out vec2 farPlace; // world metres, reduced to 2²⁰: for patches of country
out vec2 noisePlace; // world metres, reduced to 32768
out vec2 nearPlace; // world metres, reduced to 512: fine enough for grains of sand
out float morph;
out float elevation; // learned metres
flat out vec4 layers;
flat out float liftHad;
#ifdef LAKES
flat out vec4 standing; // tilePlace.w, side in world metres, north-west corner from the eye (x, z)
#endif

#include <depth>
#include <lake>
#include <lift>

const float CELLS = 128.0;
const float SCALE = 0.125;

float heightAt(vec2 cells, float layer) {
  return sampleAt(heights, cells, layer);
}

void main() {
  float perQuad = CELLS / gridQuads;
  vec2 grid = position.xy;
  float side = tileOrigin.z;
  vec2 cells = grid * perQuad;
  float own = heightAt(cells, tileLayers.x);
  vec3 place = vec3(tileOrigin.x + cells.x / CELLS * side, own * SCALE - eyeAltitude, tileOrigin.y + cells.y / CELLS * side);
  float far = tileOrigin.w;
  morph = 0.0;
  if (tileLayers.y >= 0.0) {
    morph = max(clamp((length(place) / far - 0.78) / 0.2, 0.0, 1.0), 1.0 - tilePlace.z);
    cells = (grid - morph * mod(grid, 2.0)) * perQuad;
    own = heightAt(cells, tileLayers.x);
    float above = heightAt(tileLayers.zw * (CELLS * 0.5) + cells * 0.5, tileLayers.y);
    own = mix(own, above, morph);
  }
  vec2 metres = cells / CELLS * side;
  liftHad = tileLifts.x;
  if (liftPlace.w > 0.0) {
    vec2 spot = tileOrigin.xy + metres;
    float lift = liftAt(spot, tileLifts.x).x;
    own += morph > 0.0 ? mix(lift, liftAt(spot, tileLifts.y).x, morph) : lift;
  }
  elevation = own;
#ifdef LAKES
  // Where a lake is, its surface is drawn, and the ground seen through it.
  standing = vec4(tilePlace.w, side, tileOrigin.xy);
  own += max(lakeAt(cells, morph, tileLayers, standing).x, 0.0);
#endif
  place = vec3(tileOrigin.x + metres.x, own * SCALE - eyeAltitude - position.z * side * 0.02, tileOrigin.y + metres.y);
  fromEye = place;
  inTile = cells;
  farPlace = tilePlace.xy + metres;
  noisePlace = mod(tilePlace.xy, 32768.0) + metres;
  nearPlace = mod(tilePlace.xy, 512.0) + metres;
  layers = tileLayers;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
}
