// Clouds as they are seen from one place: each texel is a ray that looks into their deck.
in vec2 place;

uniform highp sampler3D billows;
uniform vec3 panoramaEye; // world metres; level ones moved with the clouds and reduced to 32768
uniform float panoramaSide;
uniform float reach;
uniform float night; // 0 to 1
uniform vec2 wind; // world metres a second

#include <atmosphere>
#include <light>
#include <cloudField>
#include <panorama>

const float DEEPEST = 2400.0; // world metres that a ray looks into the deck
// How fast heaps narrow upwards: the top of a closed sheet has hills and hollows.
const float DOMED = 0.34;
const float DOMED_SHEET = 1.0;
const float EXTINCTION = 0.055; // per world metre, in the thick of it

// How far a point lies within a heap, by its share of the deck's height; 0 at the surface.
float heapAt(vec2 at, float level, float detail) {
  return cloudField(at - cloudDrift, detail) - level * (0.2 + 0.8 * level) * mix(DOMED, DOMED_SHEET, gloom.x) - (1.0 - smoothstep(0.0, 0.10, level)) * 0.05;
}

// A closed sheet as it is seen from below, `thick` where its bellies hang: light comes through the rest, and from the side on which the sun stands.
vec3 sheetLight(vec2 at, float thick, float detail, float along) {
  float open = 1.0 - thick;
  float lean = cloudField(at - cloudDrift, detail + 1.0) - cloudField(at - cloudDrift + sunSide * 120.0, detail + 1.0);
  float dark = 0.44 - 0.12 * gloom.y;
  float lit = mix(dark, 1.5, open * open) * (1.0 + 0.9 * clamp(lean, -0.4, 0.4));
  vec3 hue = mix(vec3(0.76, 0.90, 1.17), vec3(1.06, 1.0, 0.91), open);
  vec3 sun = directLight(cloudDeck.x + cloudDeck.y) / (1.0 - 0.9 * gloom.x) * (0.03 + 0.30 * pow(max(along, 0.0), 5.0));
  return skyLight(1.0) * 0.5 * lit * hue + sun * pow(open, 3.0) * (1.0 - night);
}

// Rain that hangs from the sheet far off, in shafts that lean with the wind: how much of what is behind it hides.
float shaftsBefore(vec3 ray, float enter) {
  float hidden = 0.0;
  float t = 1500.0;
  for (int i = 0; i < 9; i++, t *= 1.32) {
    vec3 at = panoramaEye + ray * t;
    float below = cloudDeck.x - at.y;
    vec2 p = (at.xz - wind * below * 0.10) / 32768.0;
    float country = textureLod(cloudMap, p.yx * 7.0, 2.0).w;
    float threads = textureLod(cloudMap, p * 23.0, 1.0).x + 0.5 * textureLod(cloudMap, p * 61.0, 0.0).x;
    hidden += 1.5 * smoothstep(0.56, 0.69, country + 0.16 * (threads - 0.6)) * threads * smoothstep(0.0, 80.0, below) * smoothstep(t, t * 1.25, enter);
  }
  return hidden;
}

// Light that is scattered towards the eye, of what falls on a cloud behind so much of it: forwards at first, then, after many turns, to all sides (M. Wrenninge, 2015).
float scattered(float depth, float along) {
  float forward = pow(max(along, 0.0), 12.0);
  return (0.12 + 0.8 * forward) * exp(-depth) + (0.30 + 0.2 * forward) * exp(-depth * 0.30) + 0.12 * exp(-depth * 0.07);
}

// Threads of ice over all other clouds, as they are seen from above: how much they hide of what is below.
float veilOver(vec2 at) {
  vec2 p = at / 32768.0;
  float streaks = textureLod(cloudMap, p * 2.0, 1.0).z * 0.6 + textureLod(cloudMap, p * 5.0 + 0.37, 1.0).z * 0.4;
  return 0.5 * smoothstep(0.50, 0.85, streaks) * smoothstep(0.3, 0.7, textureLod(cloudMap, p + 0.5, 2.0).w) * min(1.0, 0.4 + cloudDeck.z);
}

void main() {
  vec2 off = place * 2.0 - 1.0;
  float outwards = length(off);
  gl_FragColor = vec4(0.0);
  if (outwards > 1.01) return;
  float height = QUARTER * pow(max(1.0 - outwards, 0.0), 1.0 / CROWDED);
  vec3 ray = vec3(off.x / max(outwards, 1e-5) * cos(height), panoramaSide * max(sin(height), 1e-4), off.y / max(outwards, 1e-5) * cos(height));
  float surface = panoramaSide > 0.0 ? cloudDeck.x : cloudDeck.x + cloudDeck.y;
  float enter = max((surface - panoramaEye.y) / ray.y, 0.0);
  if (enter > reach) return;

  float stretch = min(cloudDeck.y / abs(ray.y), DEEPEST) / float(STEPS);
  // What is narrower than this would stand as a column: the field has no height.
  float detail = max(1.5, log2(max(1.0, enter * 0.0022 / 8.0)));
  float lumps = (1.0 - smoothstep(7000.0, 26000.0, enter)) * (1.0 - 0.6 * smoothstep(70.0, 150.0, stretch));
  float knobs = (1.0 - smoothstep(2000.0, 9000.0, enter)) * (1.0 - smoothstep(12.0, 32.0, stretch)); // finer than steps they would be bristles
  // What is smaller than a step is not seen as an edge but as a fringe.
  float edge = mix(0.11, 0.24, smoothstep(3000.0, 20000.0, enter));
  float along = dot(ray, lightDirection);
  vec3 above = skyLight(1.0);
  vec3 below = skyLight(0.0) * 0.62 + bounceLight(-1.0) * 0.8;
  vec3 colour = vec3(0.0);
  float left = 1.0;
  float sum = 0.0;
  float t = enter;
  for (int i = 0; i < STEPS; i++) {
    t += stretch;
    vec3 at = panoramaEye + ray * (t - 0.5 * stretch);
    float level = clamp((at.y - cloudDeck.x) / cloudDeck.y, 0.0, 1.0);
    float heap = heapAt(at.xz, level, detail);
    if (heap < -0.06) continue;
    float lump = textureLod(billows, at.xzy / 230.0, 0.0).x * 0.65;
    lump += knobs > 0.0 ? mix(0.36, textureLod(billows, at.xzy / 67.0, 0.0).x, knobs) * 0.35 : 0.126;
    float thick = 0.0;
    if (gloom.x > 0.0) {
      thick = smoothstep(gloom.w - 0.1, gloom.w + 0.5, cloudField(at.xz - cloudDrift, detail) + (lump - 0.36) * 0.4 * lumps);
      heap -= gloom.x * (1.0 - thick) * 0.45 * (1.0 - smoothstep(0.0, 0.5, level));
    }
    float within = heap + (lump - 0.36) * mix(0.16, 0.34, level) * lumps;
    float dense = smoothstep(0.0, edge, within);
    if (dense <= 0.0) continue;
    // What stands towards the light.
    float depth = 0.0;
    float from = 0.0;
    for (int k = 0; k < 4; k++) {
      float to = 14.0 * exp2(float(k) * 1.25);
      vec3 there = at + lightDirection * mix(from, to, 0.6);
      float up = (there.y - cloudDeck.x) / cloudDeck.y;
      if (up < 1.0) depth += (to - from) * smoothstep(-0.02, 0.20, heapAt(there.xz, clamp(up, 0.0, 1.0), detail + 0.5));
      from = to;
    }
    vec3 sun = directLight(at.y) * scattered(depth * EXTINCTION * 0.8, along) * (1.0 - 0.65 * night); // the moon is painted brighter on land than it is
    vec3 around = mix(below, above, smoothstep(0.0, 0.9, level)) * (1.12 - 0.6 * smoothstep(0.0, 0.7, within));
    if (gloom.x > 0.0 && panoramaSide > 0.0) around = mix(around, sheetLight(at.xz, thick, detail, along), gloom.x);
    float kept = exp(-dense * EXTINCTION * stretch);
    float share = left * (1.0 - kept);
    // Light is lost between the knobs.
    colour += share * (sun + around) * mix(1.0, mix(0.5, 1.08, smoothstep(0.12, 0.56, lump)), lumps * (1.0 - gloom.x));
    sum += share * t;
    left *= kept;
    if (left < 0.02) break;
  }
  float cover = 1.0 - left;
  float farthest = 1.0 - smoothstep(0.45, 0.95, enter / reach);
  float veil = panoramaSide < 0.0 ? veilOver(panoramaEye.xz + ray.xz * enter) * farthest : 0.0;
  if (cover + veil < 0.003) return;
  if (panoramaSide < 0.0) colour *= vec3(0.78, 0.79, 0.81); // looking down on them, eyes are half closed
  vec3 seen = cover > 0.0 ? throughAir(colour / cover, ray * (sum / cover)) : vec3(0.0);
  cover *= farthest;
  if (gloom.z > 0.0 && panoramaSide > 0.0 && enter > 1500.0) {
    float hidden = 1.0 - exp(-1.1 * gloom.z * shaftsBefore(ray, enter));
    seen = mix(seen, skyLight(0.0) * 0.30 * vec3(0.86, 0.95, 1.08), hidden * 0.8);
  }
  gl_FragColor = vec4(seen, 1.0) * min(cover * 1.02, 1.0);
  if (veil > 0.0) gl_FragColor = mix(gl_FragColor, vec4(throughAir(directLight(1000.0) * 0.13 + above * 0.45, ray * enter), 1.0), veil);
}
