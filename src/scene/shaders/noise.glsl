// Value noise on an integer lattice that repeats after `mask + 1` cells: stable however far from the origin, because positions arrive already reduced.
uint hashLattice(ivec2 cell, int mask) {
  uvec2 c = uvec2(cell & ivec2(mask));
  uint h = c.x * 0x9e3779b1u ^ (c.y * 0x85ebca6bu + 0xc2b2ae35u);
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 12;
  h *= 0x297a2d39u;
  return h ^ (h >> 15);
}

float latticeValue(ivec2 cell, int mask) {
  return float(hashLattice(cell, mask) >> 8) / 16777216.0 - 0.5;
}

// Height at `f` of the plane through a lattice corner, tilted as its hash says.
float latticeSlope(ivec2 cell, vec2 f, ivec2 corner, int mask) {
  uint h = hashLattice(cell + corner, mask);
  vec2 tilt = vec2(float(h >> 20), float((h >> 8) & 4095u)) / 2047.5 - 1.0;
  return dot(tilt, f - vec2(corner));
}

// Value in x (−0.5 to 0.5), gradient per lattice cell in yz.
vec3 noiseWithGradient(vec2 p, int mask) {
  vec2 whole = floor(p);
  vec2 f = p - whole;
  ivec2 cell = ivec2(whole);
  vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  vec2 du = 30.0 * f * f * (f * (f - 2.0) + 1.0);
  float a = latticeValue(cell, mask);
  float b = latticeValue(cell + ivec2(1, 0), mask);
  float c = latticeValue(cell + ivec2(0, 1), mask);
  float d = latticeValue(cell + ivec2(1, 1), mask);
  float k = a - b - c + d;
  return vec3(a + (b - a) * u.x + (c - a) * u.y + k * u.x * u.y, du * vec2(b - a + k * u.y, c - a + k * u.x));
}

// The same on a lattice turned by an integer matrix (a, b; −b, a): no two octaves line up, and the lattice still repeats with the place.
// `spacing` in world metres between lattice points; gradient per lattice cell, in the axes of the place.
vec3 turnedNoise(vec2 place, float spacing, vec2 turn, int mask) {
  mat2 rotation = mat2(turn.x, -turn.y, turn.y, turn.x);
  vec3 n = noiseWithGradient(rotation * place / spacing, mask);
  return vec3(n.x, (n.yz * rotation) / length(turn));
}

// Gradient noise (K. Perlin, Improving noise, 2002) on the same turned lattice, about −0.5 to 0.5: no squares show where it is drawn large.
float patchNoise(vec2 place, float spacing, vec2 turn, int mask) {
  mat2 rotation = mat2(turn.x, -turn.y, turn.y, turn.x);
  vec2 p = rotation * place / spacing;
  vec2 whole = floor(p);
  vec2 f = p - whole;
  ivec2 cell = ivec2(whole);
  vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  float north = mix(latticeSlope(cell, f, ivec2(0, 0), mask), latticeSlope(cell, f, ivec2(1, 0), mask), u.x);
  float south = mix(latticeSlope(cell, f, ivec2(0, 1), mask), latticeSlope(cell, f, ivec2(1, 1), mask), u.x);
  return mix(north, south, u.y) * 0.75;
}
