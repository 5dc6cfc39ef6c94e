in vec2 at;
in vec3 fromEye;
in float amount;
in float height;
flat in vec4 own;

uniform float fallTime; // seconds
uniform float flakeShare; // of what falls, 0 to 1

#include <atmosphere>
#include <light>
#include <noise>

float soft(vec2 p) {
  vec2 whole = floor(p);
  vec2 f = p - whole;
  f = f * f * (3.0 - 2.0 * f);
  vec4 corners = latticeCorners(ivec2(whole)) + 0.5;
  return mix(mix(corners.x, corners.y, f.x), mix(corners.z, corners.w, f.x), f.y);
}

// Under a cloud there is less of the sky's blue.
vec3 greyed(vec3 light) {
  return mix(light, vec3(dot(light, vec3(0.3, 0.55, 0.15))), 0.5);
}

// Light that drops throw back at 42° to where it came from: red without, violet within, and a little more of all colours inside (after R. Descartes, 1637).
vec3 bow(vec3 ray) {
  vec3 off = (-dot(ray, lightDirection) - vec3(0.7415, 0.7485, 0.7570)) / 0.0055;
  return exp(-off * off) + 0.05 * smoothstep(0.0, 3.0, off.z);
}

vec4 curtain(vec3 ray) {
  // Drawn-out streaks that come down: wide ones, which are far, take longer.
  float grain = own.x * 61.0;
  float tall = at.y * own.z;
  float come = fallTime * own.w * mix(1.2, 0.35, flakeShare) * (0.8 + 0.4 * own.x);
  float broad = soft(vec2(at.x * 2.6 + grain, mod(tall * 0.35 + come * 0.6, 256.0)));
  float fine = soft(vec2(at.x * 11.0 + grain * 3.0, mod(tall * 0.8 + come * 1.7, 256.0)));
  float edge = 1.0 - smoothstep(0.25, 1.0, abs(at.x) + (broad - 0.5) * 0.5);
  // It hangs out of the cloud in shreds, and where it meets the ground it is spray.
  float hem = smoothstep(0.0, 0.09, at.y + (fine - 0.5) * 0.06) * (1.0 - smoothstep(0.86, 1.0, at.y + (broad - 0.5) * 0.1));
  float share = amount * edge * (0.2 + 0.8 * hem * step(0.0, at.y)) * max(0.0, 0.22 + 1.1 * broad * broad + mix(0.55, 0.15, flakeShare) * (fine - 0.45)) * mix(0.92, 1.08, at.y);
  // Seen along its way it is no curtain.
  share *= 1.0 - smoothstep(0.68, 0.98, abs(ray.y));
  float towards = max(dot(ray, lightDirection), 0.0);
  // Dark below the cloud, pale over the ground, where light comes from all sides.
  vec3 rain = greyed(skyLight(0.35)) * mix(vec3(0.50, 0.50, 0.495), vec3(0.275, 0.285, 0.30), smoothstep(0.1, 0.85, height)) + sunLight() * (0.018 + 0.2 * pow(towards, 10.0));
  rain += sunLight() * 0.055 * bow(ray);
  vec3 snow = skyLight(0.7) * 0.56 + sunLight() * (0.10 + 0.12 * towards);
  return vec4(mix(rain, snow, flakeShare), min(share * 0.72, 0.85));
}

vec4 lump(vec3 ray) {
  vec2 place = at * 1.5 + own.x * 47.0;
  float drift = fallTime * 0.05;
  float n = soft(place * 1.3 + drift) * 0.55 + soft(place * 3.1 - drift) * 0.3 + soft(place * 7.3 + drift) * 0.15;
  // Flat below, heaped above.
  float away = length(at * vec2(1.0, at.y < 0.0 ? 1.5 : 1.0));
  float thick = smoothstep(0.0, 0.42, amount * 1.05 - away + (n - 0.5) * 0.7);
  float share = thick * 0.66 * smoothstep(0.0, 0.25, amount);
  // Nobody who looks down on it loses sight of the ground.
  share *= 1.0 - 0.6 * smoothstep(0.15, 0.75, -ray.y);
  float top = smoothstep(-0.5, 0.9, at.y + (n - 0.5) * 0.9);
  float towards = max(dot(ray, lightDirection), 0.0);
  vec3 below = greyed(skyLight(0.15)) * vec3(0.285, 0.31, 0.345);
  vec3 above = greyed(skyLight(1.0)) * 0.46 + sunLight() * 0.13;
  vec3 rim = sunLight() * 0.22 * pow(towards, 6.0) * (1.0 - thick);
  return vec4(mix(below, above, top * mix(0.55, 0.9, smoothstep(0.9, 1.3, height))) + rim, share);
}

void main() {
  if (amount <= 0.0) discard;
  float span = length(fromEye);
  vec3 ray = fromEye / span;
  vec4 seen = own.y > 0.5 ? lump(ray) : curtain(ray);
  // Nobody bumps into either.
  seen.a *= smoothstep(3.0, 16.0, span);
  if (seen.a < 0.002) discard;
  gl_FragColor = vec4(throughAir(seen.rgb, fromEye), seen.a);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
