// Clouds as they are laid out over the world, repeating: heaps in x, their finer knobs in y, streaks of ice in z, fair and cloudy country in w.
in vec2 place;

#include <noise>

float valueAt(ivec2 cell, ivec2 period, int layer) {
  ivec2 wrapped = ((cell % period) + period) % period;
  return texelFetch(noiseLattice, (wrapped + layer * ivec2(37, 71)) & ivec2(255), 0).x;
}

float softNoise(vec2 p, ivec2 period, int layer) {
  vec2 whole = floor(p);
  vec2 u = quintic(p - whole);
  ivec2 cell = ivec2(whole);
  float north = mix(valueAt(cell, period, layer), valueAt(cell + ivec2(1, 0), period, layer), u.x);
  float south = mix(valueAt(cell + ivec2(0, 1), period, layer), valueAt(cell + ivec2(1, 1), period, layer), u.x);
  return mix(north, south, u.y);
}

// Round heaps: high around one point in each cell (S. Worley, 1996), each of a height of its own.
float heaps(vec2 p, int side, int layer) {
  ivec2 period = ivec2(side);
  ivec2 cell = ivec2(floor(p));
  float best = 0.0;
  for (int y = -1; y <= 1; y++) {
    for (int x = -1; x <= 1; x++) {
      ivec2 there = cell + ivec2(x, y);
      vec2 middle = vec2(there) + vec2(valueAt(there, period, layer), valueAt(there, period, layer + 1));
      float size = mix(0.55, 1.0, valueAt(there, period, layer + 2));
      best = max(best, size * (1.0 - length(p - middle) / 1.1));
    }
  }
  return max(best, 0.0);
}

void main() {
  vec2 warp = vec2(softNoise(place * 16.0, ivec2(16), 20), softNoise(place * 16.0, ivec2(16), 23)) - 0.5;
  vec2 q = place + warp * 0.02;
  float big = heaps(q * 9.0, 9, 0);
  float middle = heaps(q * 21.0, 21, 5);
  float small = heaps(q * 47.0, 47, 10);
  float tiny = heaps(q * 101.0, 101, 14);
  float heap = big * 0.62 + middle * 0.26 + small * 0.12;
  float streaks = 0.0;
  float weight = 0.5;
  for (int octave = 0; octave < 5; octave++) {
    ivec2 period = ivec2(4, 12) << octave;
    streaks += weight * softNoise(place * vec2(period) + warp * vec2(1.0, 1.5) * float(octave + 1), period, 30 + octave);
    weight *= 0.55;
  }
  float country = softNoise(place * 5.0, ivec2(5), 40) * 0.65 + softNoise(place * 11.0, ivec2(11), 43) * 0.35;
  gl_FragColor = vec4(heap, small * 0.6 + tiny * 0.4, streaks, country);
}
