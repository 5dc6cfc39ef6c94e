// Value noise, 0 to 1, for what flickers and billows for moments: it need not be the same far from where it began.
float random(vec2 cell) {
  return fract(sin(dot(cell, vec2(127.1, 311.7))) * 43758.5453);
}

float rough(vec2 place) {
  vec2 cell = floor(place);
  vec2 f = fract(place);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(random(cell), random(cell + vec2(1.0, 0.0)), f.x), mix(random(cell + vec2(0.0, 1.0)), random(cell + 1.0), f.x), f.y);
}
