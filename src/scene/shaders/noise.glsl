// Noise on an integer lattice that repeats after 256 cells: stable however far from the origin, because positions arrive already reduced.
uniform sampler2D noiseLattice; // random values at a cell's corners: own, east, south, south-east

vec4 latticeCorners(ivec2 cell) {
  return texelFetch(noiseLattice, cell & ivec2(255), 0) - 0.5;
}

vec2 quintic(vec2 f) {
  return f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
}

// Value noise: value in x (−0.5 to 0.5), gradient per lattice cell in yz.
vec3 noiseWithGradient(vec2 p) {
  vec2 whole = floor(p);
  vec2 f = p - whole;
  vec4 corners = latticeCorners(ivec2(whole));
  vec2 u = quintic(f);
  vec2 du = 30.0 * f * f * (f * (f - 2.0) + 1.0);
  vec2 across = corners.yz - corners.x;
  float k = corners.x - corners.y - corners.z + corners.w;
  return vec3(corners.x + dot(across, u) + k * u.x * u.y, du * (across + k * u.yx));
}

// The same on a lattice turned by an integer matrix (a, b; −b, a): no two octaves line up, and the lattice still repeats with the place.
// `spacing` in world metres between lattice points; gradient per lattice cell, in the axes of the place.
vec3 turnedNoise(vec2 place, float spacing, vec2 turn) {
  mat2 rotation = mat2(turn.x, -turn.y, turn.y, turn.x);
  vec3 n = noiseWithGradient(rotation * place / spacing);
  return vec3(n.x, (n.yz * rotation) / length(turn));
}

// Gradient noise (K. Perlin, Improving noise, 2002) on the same turned lattice, about −0.5 to 0.5: no squares show where it is drawn large.
float patchNoise(vec2 place, float spacing, vec2 turn) {
  mat2 rotation = mat2(turn.x, -turn.y, turn.y, turn.x);
  vec2 p = rotation * place / spacing;
  vec2 whole = floor(p);
  vec2 f = p - whole;
  ivec2 cell = ivec2(whole);
  // The plane through each corner tilts as two values far apart on the lattice say.
  vec4 tiltEast = latticeCorners(cell);
  vec4 tiltSouth = latticeCorners(cell + ivec2(101, 43));
  vec4 rise = tiltEast * vec4(f.x, f.x - 1.0, f.x, f.x - 1.0) + tiltSouth * vec4(f.y, f.y, f.y - 1.0, f.y - 1.0);
  vec2 u = quintic(f);
  return mix(mix(rise.x, rise.y, u.x), mix(rise.z, rise.w, u.x), u.y) * 1.5;
}

// Value noise in space (x, y up, z), −0.5 to 0.5: it is not drawn out on cliffs.
float solidNoise(vec3 p) {
  vec3 whole = floor(p);
  vec3 f = p - whole;
  ivec3 cell = ivec3(whole);
  vec3 u = f * f * (3.0 - 2.0 * f);
  // Layers above each other are the same lattice, moved far aside.
  vec4 corners = mix(latticeCorners(cell.xz + cell.y * ivec2(89, 37)), latticeCorners(cell.xz + (cell.y + 1) * ivec2(89, 37)), u.y);
  return mix(mix(corners.x, corners.y, u.x), mix(corners.z, corners.w, u.x), u.z);
}
