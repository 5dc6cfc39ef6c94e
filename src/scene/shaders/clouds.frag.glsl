in vec3 fromEye;
in vec2 place;

uniform float reach;
uniform float surface;

#include <atmosphere>
#include <light>
#include <cloudField>

const float DEEPEST = 1500.0; // world metres that are looked into the deck, where the eye looks along it
const float DOMED = 0.34;
const float ASIDE = 70.0; // world metres towards the light, to see what stands there

// How far a point lies within a heap, 0 at its surface.
float within(vec2 at, float level, float detail, float knobs) {
  float heap = cloudField(at, detail);
  if (knobs > 0.0) heap += (textureLod(cloudMap, (at + cloudDrift) / 1638.4, detail + 1.0).y - 0.30) * 0.20 * knobs;
  return heap - level * level * DOMED - (1.0 - smoothstep(0.0, 0.14, level)) * 0.03;
}

void main() {
  float span = length(fromEye);
  vec3 ray = fromEye / span;
  float stretch = min(cloudDeck.y / max(abs(ray.y), 1e-3), DEEPEST) / float(STEPS);
  float detail = log2(max(1.0, span * 0.0018 / 8.0) * 1.3);
  float knobs = 1.0 - smoothstep(4000.0, 11000.0, span);
  float start = (surface - cloudDeck.x) / cloudDeck.y;

  // The first surface that the ray meets, and how deep it gets at all: thin edges let the sky through. Looked for in a field as smooth as the strides are long.
  float even = max(detail, log2(max(1.0, stretch / 20.0)));
  float deepest = -1.0;
  float deepestAt = 0.0;
  float ahead = -1.0;
  float behind = -1.0;
  float met = -1.0;
  float before = -0.1;
  for (int i = 0; i <= STEPS; i++) {
    float t = stretch * float(i);
    float level = clamp(start + ray.y * t / cloudDeck.y, 0.0, 1.0);
    float depth = within(place + ray.xz * t, level, even, 0.0);
    if (met < 0.0 && depth > 0.0) met = t - stretch * (i == 0 ? 0.0 : depth / (depth - min(before, -1e-3)));
    if (depth > deepest) {
      deepest = depth;
      deepestAt = t;
      behind = before;
      ahead = depth;
    } else if (before == deepest) ahead = depth;
    before = depth;
    if (deepest > 0.14) break;
  }
  if (deepest < -0.10) discard;
  // Between strides it gets deeper still: the top of the parabola through three of them.
  float bend = behind - 2.0 * deepest + ahead;
  if (deepest < 0.14 && bend < -1e-4) deepestAt = clamp(deepestAt + stretch * clamp(0.5 * (behind - ahead) / bend, -0.6, 0.6), 0.0, stretch * float(STEPS));
  float t = met < 0.0 ? deepestAt : met;
  float cover = smoothstep(-0.04, 0.08, max(deepest - 0.06, within(place + ray.xz * deepestAt, clamp(start + ray.y * deepestAt / cloudDeck.y, 0.0, 1.0), detail, knobs)));
  if (cover < 0.004) discard;
  vec2 at = place + ray.xz * t;
  float level = clamp(start + ray.y * t / cloudDeck.y, 0.0, 1.0);

  vec2 aside = lightDirection.xz * inversesqrt(dot(lightDirection.xz, lightDirection.xz) + 0.02) * ASIDE;
  float lifted = level + max(lightDirection.y, 0.0) * ASIDE / cloudDeck.y + 0.10;
  float inShade = max(0.0, cloudField(at + aside, detail) - lifted * lifted * DOMED) + 0.35 * max(0.0, cloudField(at + aside * 2.5, detail + 1.0) - lifted * lifted * DOMED);
  float lit = mix(exp(-inShade * 7.5), 1.0, 0.10);
  float along = dot(ray, lightDirection);
  // Light goes on forwards through thin edges, and a little comes back.
  float forward = 0.36 + 0.14 * max(-along, 0.0) + (0.18 + 1.6 * (1.0 - cover)) * pow(max(along, 0.0), 8.0);
  vec3 direct = directLight(cloudDeck.x + cloudDeck.y * level);
  float depth = max(0.0, cloudField(at, detail + 1.5));
  vec3 around = mix(skyLight(0.0) * 0.80 + bounceLight(-1.0) * 0.5, skyLight(1.0), smoothstep(0.0, 1.0, level)) * (0.92 - 0.55 * min(depth, 0.8));
  vec3 colour = throughAir(direct * forward * lit + around, fromEye + ray * t);
  gl_FragColor = vec4(colour, cover * (1.0 - smoothstep(0.45, 0.95, span / reach)) * smoothstep(10.0, 160.0, span));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
