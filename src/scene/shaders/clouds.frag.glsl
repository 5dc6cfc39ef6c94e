in vec3 fromEye;
in vec2 place;

uniform float reach;
uniform float surface;

#include <atmosphere>
#include <light>
#include <cloudField>

const float DEEPEST = 1400.0; // world metres that are looked into the deck, where the eye looks along it

void main() {
  float span = length(fromEye);
  vec3 ray = fromEye / span;
  float edge = 1.0 - smoothstep(0.45, 0.95, span / reach);
  float stretch = min(cloudDeck.y / max(abs(ray.y), 1e-3), DEEPEST) / float(STEPS);
  float detail = log2(max(1.0, span * 0.0018 / 8.0) * 1.3);
  float knobs = 1.0 - smoothstep(3000.0, 9000.0, span);
  vec2 aside = lightDirection.xz * inversesqrt(dot(lightDirection.xz, lightDirection.xz) + 0.02) * 60.0;
  float along = dot(ray, lightDirection);
  // Light goes on forwards through thin edges, and a little comes back.
  float forward = 0.28 + 1.5 * pow(max(along, 0.0), 10.0) + 0.30 * max(along, 0.0) + 0.12 * max(-along, 0.0);
  vec3 direct = directLight(cloudDeck.x + cloudDeck.y);
  vec3 fromSky = skyLight(1.0);
  vec3 fromGround = skyLight(0.0) * 0.62 + bounceLight(-1.0) * 0.45;

  float left = 1.0;
  vec3 colour = vec3(0.0);
  for (int i = 0; i < STEPS; i++) {
    float t = stretch * (float(i) + 0.5);
    float level = (surface + ray.y * t - cloudDeck.x) / cloudDeck.y; // 0 at the base, 1 at the top
    if (level < 0.0 || level > 1.0) break;
    vec2 at = place + ray.xz * t;
    float heap = cloudField(at, detail);
    if (knobs > 0.0) heap += (textureLod(cloudMap, (at + cloudDrift) / 1638.4, detail + 1.0).y - 0.30) * 0.16 * knobs;
    float over = heap - level * level * 0.34 - (1.0 - smoothstep(0.0, 0.16, level)) * 0.05;
    float dense = clamp(over * 9.0, 0.0, 1.0);
    if (dense < 0.004) continue;
    float shade = max(0.0, cloudField(at + aside, detail + 0.5) - level * level * 0.34 - lightDirection.y * 0.22);
    float lit = exp(-shade * 8.0) * (0.35 + 0.65 * smoothstep(-0.1, 0.9, level + 0.35 * (1.0 - abs(lightDirection.y))));
    vec3 light = direct * forward * lit * (1.25 - 0.6 * dense) + mix(fromGround, fromSky, smoothstep(-0.1, 1.0, level)) * 0.72;
    float share = 1.0 - exp(-dense * stretch * 0.055);
    colour += left * share * light;
    left *= 1.0 - share;
    if (left < 0.03) break;
  }
  float cover = (1.0 - left);
  if (cover < 0.004) discard;
  colour = throughAir(colour / cover, fromEye);
  gl_FragColor = vec4(colour, cover * edge * smoothstep(10.0, 160.0, span));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
