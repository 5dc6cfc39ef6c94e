
in vec4 blade; // across (−1 to 1), up (0 to 1), angle, 1 for the head of a flower
in vec4 clump; // place in the block (0 to 1), two random numbers
in vec3 own; // of the blade: lean, height, random
in vec4 block; // north-west corner in its tile's cells, side in cells, slot

uniform sampler2DArray covers;
uniform sampler2DArray surfaces;
uniform vec2 wind;
uniform float waveTime;
uniform float grassReach; // world metres
uniform vec3 lightDirection;

out vec3 fromEye;
out vec3 facing;
out vec3 colour;
out float openness;
flat out float sunny;
out vec3 petal; // place on a flower's head, −1 to 1; 1 where it is one

#include <depth>
#include <foliage>
#include <meadow>
#include <noise>
#include <lake>
#include <lift>
#include <standing>
#include <shadow>
#include <cloudField>
#include <snow>
#include <growth>

const vec2 NOWHERE = vec2(2.0);

vec3 flowerColour(float pick) {
  if (pick < 0.3) return vec3(0.82, 0.80, 0.72);
  if (pick < 0.55) return vec3(0.80, 0.56, 0.06);
  if (pick < 0.75) return vec3(0.40, 0.16, 0.62);
  if (pick < 0.9) return vec3(0.66, 0.10, 0.16);
  return vec3(0.20, 0.28, 0.75);
}

void main() {
  vec4 layers = bookAt(block.w, 1);
  vec4 reduced = bookAt(block.w, 2);
  float side = bookAt(block.w, 0).z;
  float perCell = side / BOOK_CELLS;
  // No two blocks alike: each is mirrored and turned in its own way.
  vec2 whole = floor((reduced.xy + block.xy * perCell) / 2.8125 + 0.5);
  float turn = fract(sin(dot(mod(whole, 512.0), vec2(12.9898, 78.233))) * 43758.5453);
  vec2 within = turn > 0.5 ? clump.yx : clump.xy;
  if (fract(turn * 2.0) > 0.5) within.x = 1.0 - within.x;
  if (fract(turn * 4.0) > 0.5) within.y = 1.0 - within.y;
  vec2 cells = block.xy + within * block.z;
  Stand stand = standAt(cells, block.w);
  float span = length(stand.foot);
  float chance = fract(clump.z + turn);
  float fade = 1.0 - smoothstep(0.45, 1.0, span / grassReach + 0.18 * (chance - 0.5));

  vec4 cover = coverNow(textureLod(covers, vec3((cells + 2.0) / 132.0, layers.x), 0.0), stand.foot.xz);
  vec4 marks = marksAt(stand.foot.xz);
  vec4 share = (textureLod(surfaces, vec3((cells + 2.0) / 132.0, layers.x), 0.0) * 255.0 - 128.0) / 127.0;
  vec2 slopes = share.xy * abs(share.xy) * 4.0;
  float steep = length(slopes);
  vec2 far = reduced.xy + cells * perCell;
  vec2 near = mod(reduced.xy, 32768.0) + cells * perCell;
  float broad = patchNoise(far, 1024.0, vec2(1.0, 2.0)) + 0.6 * patchNoise(far, 512.0, vec2(3.0, 2.0));
  vec3 middle = turnedNoise(near, 64.0, vec2(1.0, 2.0));
  vec3 fine = turnedNoise(near, 16.0, vec2(3.0, 2.0));
  // As land.frag.glsl has it.
  float moisture = clamp(0.5 + clamp(share.z * 1.5, -1.0, 1.0) * 0.6 - clamp(share.w * 1.05, -1.0, 1.0) * 0.35 + broad * 0.8, 0.0, 1.0);
  float elevation = (stand.foot.y + eyeAltitude) * 8.0;
  float cold = smoothstep(1300.0, 2300.0, elevation + (broad * 0.9 + middle.x * 0.7) * 160.0);
  float grows = cover.b * (1.0 - 0.8 * smoothstep(0.3, 0.8, cover.r)) * (1.0 - smoothstep(0.45, 0.7, steep)) * smoothstep(8.0, 20.0, elevation) * step(stand.depth, -0.4);
  grows = clamp(grows * 1.5 + fine.x * 0.5, 0.0, 1.0) * step(0.02, grows);

  bool isFlower = blade.w > 0.5;
  float patchy = patchNoise(near, 16.0, vec2(2.0, 3.0)) + 0.6 * middle.x;
  bool isInBloom = clump.w < bloomOf(cover.b) * smoothstep(-0.12, 0.35, patchy) * 0.9;
  // By summer grass stands tall in drifts, and bears ears there.
  float drift = smoothstep(-0.2, 0.3, middle.x + 0.7 * fine.x) * (1.0 - freshness()) * (1.0 - cold);
  float ripe = smoothstep(0.36, 0.46, season) * (1.0 - smoothstep(0.78, 0.9, season));
  bool isEar = isFlower && !isInBloom && fade > 0.75 && grows > 0.7 && clump.w > 1.0 - 0.45 * drift * ripe;
  float stands = step(chance, grows * (1.0 - marks.z)) * fade;
  if (isFlower && !isInBloom && !isEar) stands = 0.0;

  float tall = (0.2 + 0.24 * own.y) * mix(0.55, 1.15, grows) * mix(1.0, 0.55, cold) * (0.85 + 0.6 * fine.x) * (1.0 + 0.9 * drift) * (1.0 - 0.7 * snowAt(elevation)) * stands;
  if (isFlower) tall = max(tall, 0.2 * stands) * (isEar ? 1.15 + 0.35 * own.z : 0.9 + 0.4 * own.z);
  float angle = blade.z + turn * 6.2832;
  vec2 across = vec2(cos(angle), sin(angle));
  vec2 lean = vec2(-across.y, across.x) * own.x;
  float strength = length(wind);
  vec2 downwind = wind / max(strength, 0.1);
  float gust = sin(waveTime * 1.7 - dot(near, downwind) * 0.35 + own.z * 2.0) * 0.5 + 0.6 + 0.25 * sin(waveTime * 5.0 + own.z * 40.0);
  lean += downwind * min(strength * 0.07, 0.8) * gust;
  float up = blade.y;
  // Far blades are wider, so that they are not lost between pixels.
  float wide = (0.012 + 0.0019 * span) * (0.7 + 0.6 * own.z);
  vec3 offset;
  if (isEar) {
    float slender = (0.004 + 0.0008 * span) * (1.2 - up) * stands;
    offset = vec3(lean.x * tall, tall + (up - 0.8) * 0.13 * stands, lean.y * tall) + slender * blade.x * vec3(across.x, 0.0, across.y);
  } else if (isFlower) {
    float spread = (0.032 + 0.022 * own.z + 0.0006 * span) * stands;
    offset = vec3(lean.x * tall, tall, lean.y * tall) + spread * vec3(across.x * blade.x - across.y * (up - 0.5) * 2.0, 0.35 * blade.x, across.y * blade.x + across.x * (up - 0.5) * 2.0);
  } else {
    offset = vec3(across.x * blade.x * wide + lean.x * tall * up * up, tall * up, across.y * blade.x * wide + lean.y * tall * up * up);
    offset.xz += (vec2(fract(own.z * 17.3), fract(own.z * 31.7)) - 0.5) * 0.26;
  }
  colour = meadowColour(moisture, cold, cover.b);
  colour *= 0.86 + 0.45 * fine.x + 0.25 * middle.x;
  colour *= mix(vec3(1.0), vec3(0.90, 1.06, 0.92), (1.0 - cold) * cover.b);
  colour *= mix(0.72, 1.35, up) * (0.8 + 0.4 * own.z);
  // Tips bleach first, of some blades more than of others.
  colour = mix(colour, DRY_GRASS, 0.8 * smoothstep(0.25, 0.6, -marks.y));
  colour = mix(colour, DRY_GRASS * 1.15, up * up * ripe * 0.55 * fract(own.z * 7.3));
  if (isEar) colour = mix(DRY_GRASS * 1.25, vec3(0.235, 0.135, 0.105), own.z * own.z);
  else if (isFlower) colour = flowerColour(fract(floor(patchy * 4.0) * 0.37 + clump.w * 0.3 + 0.2));
  facing = normalize(vec3(-slopes.x, 1.0, -slopes.y) + vec3(across.x, 0.0, across.y) * 0.35 * blade.x);
  petal = vec3(blade.x, up * 2.0 - 1.0, isFlower && !isEar ? 1.0 : 0.0);
  openness = isFlower ? 1.0 : mix(0.5, 1.0, up);
  vec3 place = stand.foot + offset - vec3(0.0, isFlower ? 0.0 : 0.02, 0.0);
  fromEye = place;
  sunny = sunShares(place + vec3(0.0, 0.3, 0.0)).y * cloudShade(near, stand.foot.y + eyeAltitude);
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
  if (stands <= 0.01) gl_Position = vec4(NOWHERE, 2.0, 1.0);
}
