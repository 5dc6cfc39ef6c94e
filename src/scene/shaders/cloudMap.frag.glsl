// Clouds as they are laid out over the world, repeating: heaps in x, streaks of ice in z, fair and cloudy country in w. Heaps are laid on eight times smaller than the rest.
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
  vec2 q = place + warp * 0.03;
  float heap = heaps(q * 7.0, 7, 0) * 0.54 + heaps(q * 16.0, 16, 5) * 0.26 + heaps(q * 37.0, 37, 10) * 0.13 + heaps(q * 83.0, 83, 14) * 0.07;
  float streaks = 0.0;
  float weight = 0.5;
  for (int octave = 0; octave < 5; octave++) {
    ivec2 period = ivec2(4, 12) << octave;
    streaks += weight * softNoise(place * vec2(period) + warp * vec2(1.0, 1.5) * float(octave + 1), period, 30 + octave);
    weight *= 0.55;
  }
  // Fields of clouds and clear sky between, both drawn out along the wind; in the fields streets, and in the streets cells.
  vec2 far = vec2(softNoise(place * 3.0, ivec2(3), 40), softNoise(place * 3.0, ivec2(3), 46)) - 0.5;
  vec2 bend = vec2(softNoise(place * 9.0, ivec2(9), 49), softNoise(place * 9.0, ivec2(9), 52)) - 0.5;
  vec2 p = place + far * 0.18 + bend * 0.05;
  float country = 0.57 * softNoise(p * vec2(3, 5), ivec2(3, 5), 43) + 0.38 * softNoise(p * vec2(7, 11), ivec2(7, 11), 55);
  country += 0.33 * softNoise(p * vec2(6, 29), ivec2(6, 29), 58) + 0.22 * softNoise(p * vec2(13, 53), ivec2(13, 53), 61);
  country += 0.275 * (softNoise(p * vec2(19, 23), ivec2(19, 23), 64) + softNoise(p * 43.0, ivec2(43), 67)) - 1.025;
  gl_FragColor = vec4(heap, 0.0, streaks, 0.5 + country * inversesqrt(1.0 + 4.84 * country * country));
}
