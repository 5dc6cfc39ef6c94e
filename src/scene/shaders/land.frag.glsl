
in vec3 fromEye;
in vec2 inTile;
in vec2 noisePlace;
in vec2 farPlace;
in vec2 nearPlace;
in float morph;
in float elevation;
flat in vec4 layers;
flat in float liftHad;
#ifdef LAKES
flat in vec4 standing;
#endif

uniform sampler2DArray surfaces; // slope east, slope south, curvature, relief
uniform sampler2DArray covers; // woods, conifers among them, grass, shrubs


#include <atmosphere>
#include <light>
#include <noise>
#include <cloudField>
#include <foliage>
#include <meadow>
#include <grain>
#include <material>
#include <rock>
#include <scree>
#include <openGround>
#include <woods>
#include <sand>
#include <shadow>
#include <lift>
#include <ring>
#include <snow>
#include <wet>
#include <growth>
#ifdef LAKES
#include <panorama>
#include <water>
#include <lake>
#endif

const float TEXTURE_SIDE = 132.0;

// As land/shadingBytes.ts writes them.
vec4 readSurface(vec2 cells, float layer) {
  vec4 share = (texture(surfaces, vec3((cells + 2.0) / TEXTURE_SIDE, layer)) * 255.0 - 128.0) / 127.0;
  return vec4(share.xy * abs(share.xy) * 4.0, share.z, share.w * 3.0);
}

vec4 surfaceAt() {
  vec4 own = readSurface(inTile, layers.x);
  if (morph <= 0.0) return own;
  return mix(own, readSurface(layers.zw * 64.0 + inTile * 0.5, layers.y), morph);
}

vec4 coverAt() {
  vec4 own = texture(covers, vec3((inTile + 2.0) / TEXTURE_SIDE, layers.x));
  if (morph <= 0.0) return own;
  return mix(own, texture(covers, vec3((layers.zw * 64.0 + inTile * 0.5 + 2.0) / TEXTURE_SIDE, layers.y)), morph);
}

#ifndef LAKES
uniform float waveTime; // seconds
#endif
uniform float night; // 0 to 1

// Black where a fire has just been, then grey with ash, and neither everywhere.
vec3 burntGround(vec3 ground, vec4 marks, float fine, float small) {
  float ashy = smoothstep(0.05, 0.75, marks.x + (fine * 0.5 + small * 0.4) * marks.x);
  vec3 ash = mix(vec3(0.030, 0.028, 0.027), vec3(0.115, 0.108, 0.102), smoothstep(-0.2, 0.4, small + fine * 0.5));
  vec3 burnt = mix(ground, ash, ashy * 0.9);
  return mix(burnt, vec3(0.016, 0.014, 0.013), marks.z * (0.9 - 0.2 * small));
}

// Ground under a fire: a line that flickers where it has just come, and behind it embers that daylight hides.
vec3 embers(float burns, float fine, float small, float grains) {
  float front = smoothstep(0.25, 0.9, burns);
  float flicker = 0.75 + 0.25 * sin(waveTime * 7.0 + fine * 40.0 + small * 25.0);
  float broken = small * 0.9 + fine * 0.3 + grains * 0.9;
  vec3 line = vec3(3.0, 0.62, 0.05) * front * flicker * smoothstep(0.05, 0.6, broken + 0.25 * front);
  return line + vec3(1.6, 0.26, 0.03) * min(burns, 0.3) * (0.3 + night) * flicker * smoothstep(0.0, 0.6, broken);
}

const vec3 SNOW = vec3(0.67, 0.71, 0.78);
const vec3 SEA_BED = vec3(0.21, 0.21, 0.15);

// The ground in the light of the day, `depth` learned metres under a lake; above one where it is negative. `rain` is 1 where that is no lake but what rain has left.
vec3 litGround(float span, float depth, float rain, float footprint) {
  vec4 surface = surfaceAt();
  vec2 slopes = surface.xy;
  float tint = 0.0;
  if (liftPlace.w > 0.0) {
    float cell = liftPlace.z / 128.0;
    float east = liftAt(fromEye.xz + vec2(cell, 0.0), liftHad).x - liftAt(fromEye.xz - vec2(cell, 0.0), liftHad).x;
    float south = liftAt(fromEye.xz + vec2(0.0, cell), liftHad).x - liftAt(fromEye.xz - vec2(0.0, cell), liftHad).x;
    slopes += vec2(east, south) * 0.125 / (2.0 * cell);
    tint = max(0.0, liftAt(fromEye.xz, liftHad).y);
  }
  float steep = length(slopes);
  vec3 up = normalize(vec3(-slopes.x, 1.0, -slopes.y));

  // Noise from hills to bushes, each octave gone before it could shimmer: sooner where ground some way off turns away from the eye.
  float facing = dot(up, -fromEye) / span;
  float reach = span * mix(1.0, 0.5 / clamp(facing, 0.2, 0.5), clamp(span / 120.0 - 0.25, 0.0, 1.0));
  float afar = clamp(span / 9000.0 - 0.25, 0.0, 1.0);
  float vast = afar > 0.0 ? patchNoise(farPlace, 4096.0, vec2(1.0, 1.0)) * afar : 0.0;
  float broad = (patchNoise(farPlace, 1024.0, vec2(1.0, 2.0)) + (afar < 1.0 ? 0.6 * patchNoise(farPlace, 512.0, vec2(3.0, 2.0)) : 0.0)) * mix(1.0, 0.5, afar);
  vec3 middle = turnedNoise(noisePlace, 64.0, vec2(1.0, 2.0)) * clamp(1.2 - span / 6000.0, 0.0, 1.0);
  float nearby = clamp(1.15 - reach / 2200.0, 0.0, 1.0);
  vec3 fine = nearby > 0.0 ? turnedNoise(noisePlace, 16.0, vec2(3.0, 2.0)) * nearby : vec3(0.0);
  float midway = clamp(1.3 - reach / 750.0, 0.0, 1.0);
  vec3 small = midway > 0.0 ? turnedNoise(noisePlace, 4.0, vec2(3.0, 1.0)) * midway : vec3(0.0);
  float mottle = broad * 0.9 + vast * 0.6 + middle.x * 0.7 + fine.x * 0.5 + small.x * 0.2;

  float hollow = clamp(surface.z * 1.5, -1.0, 1.0); // in valleys and gullies
  float stand = clamp(surface.w * 0.35, -1.0, 1.0); // above its surroundings
  float height = elevation + mottle * 160.0;
  // What grows: damp and mild below, heath and then nothing above.
  float moisture = clamp(0.5 + hollow * 0.6 - stand * 0.35 + broad * 0.8 + vast * 0.5, 0.0, 1.0);
  float cold = smoothstep(1300.0, 2300.0, height + surface.y * 220.0);
  vec4 cover = coverNow(coverAt(), fromEye.xz);
  vec4 marks = marksAt(fromEye.xz);

  float rockiness = smoothstep(0.52, 0.88, steep + mottle * 0.22 - hollow * 0.10 + smoothstep(1600.0, 3200.0, height) * 0.25);

  vec4 stones = vec4(0.0), boulders = vec4(0.0), blades = vec4(0.0), tussocks = vec4(0.0);
  if (rockiness < 1.0 && elevation > -4.0) {
    stones = grainAt(STONES, nearPlace, 4.0, vec2(1.0, 2.0), footprint);
    boulders = grainAt(STONES, noisePlace, 32.0, vec2(3.0, 1.0), footprint);
    blades = grainAt(BLADES, nearPlace, 4.0, vec2(2.0, 1.0), footprint);
    tussocks = grainAt(BLADES, noisePlace, 32.0, vec2(1.0, 3.0), footprint);
  }
  Spot spot = Spot(footprint, elevation, up, steep, hollow, moisture, parchedBy(marks.y), cold, cover, broad, middle, fine, small, stones, boulders, blades, tussocks);

  // Where it has not rained for long, grass withers.
  spot.moisture *= 1.0 - smoothstep(0.25, 0.6, -marks.y);

  // Deserts: where it is warm and next to nothing grows.
  float arid = (1.0 - smoothstep(0.04, 0.3, cover.b + cover.a + cover.r + mottle * 0.1)) * (1.0 - smoothstep(0.1, 0.4, cold)) * smoothstep(10.0, 60.0, elevation) * (1.0 - smoothstep(0.5, 0.62, steep));
  vec2 region = regionAt(farPlace, broad);
  Rock kind = rockOf(region);

  // What grows is told by the cover, as the plants that stand here are: near by its edges are broken up, and from afar it is a share of the ground.
  float broken = (middle.x * 0.5 + fine.x * 0.5 + small.x * 0.35) * clamp(1.0 - span / 5000.0, 0.0, 1.0);
  float woods = clamp(cover.r + broken * (1.0 - abs(cover.r * 2.0 - 1.0)), 0.0, 1.0);
#ifdef LAKES
  woods *= max(rain, smoothstep(0.5, 6.0, -depth));
#endif

  Material land = Material(vec3(0.0), 0.0, vec3(0.0));
#ifdef LAKES
  float above = -depth + mottle * 2.0;
#endif
  // Under the sea it is not seen (below).
  if (elevation > -4.0) {
    if (rockiness < 1.0) {
      land = openGroundAt(spot, kind);
      if (cover.a > 0.0) land = over(land, shrubsAt(spot), cover.a * mix(0.3, 0.7, smoothstep(40.0, 300.0, span)));
      if (woods > 0.0) land = over(land, woodsAt(spot, span), woods);
      if (arid > 0.0) land = over(land, sandAt(spot, region), arid);
      float loose = screeShare(spot, cold) * (1.0 - woods);
      if (loose > 0.0) land = over(land, screeAt(spot, kind), loose);
    }
    if (rockiness > 0.0) land = over(land, rockAt(spot, kind), rockiness);
    float strand = (1.0 - smoothstep(4.0, 16.0, elevation + mottle * 10.0)) * (1.0 - smoothstep(0.18, 0.45, steep));
    if (strand > 0.0) land = over(land, beachAt(spot, region, mottle), strand);
#ifdef LAKES
    // A lake has a narrow rim of stones, wet below.
    float rim = (1.0 - rain) * (1.0 - smoothstep(1.0, 4.0, above)) * (1.0 - smoothstep(0.35, 0.8, steep));
    if (rim > 0.0) land = over(land, screeAt(spot, kind), rim * 0.8);
#endif
  }
  vec3 ground = land.colour;
  if (marks.x + marks.z > 0.0) ground = burntGround(ground, marks, fine.x, small.x + blades.z * 0.3);
  vec3 normal = normalize(up - land.tilt + up * dot(up, land.tilt));

  // Snow keeps to the shade and to what is not steep, with a broken edge; crowns let much of it through, lie smooth under it where it is deep, and hide it when they have shed it.
  float snow = snowOn(elevation, normal.z, steep, broad * 380.0 + middle.x * 260.0 - fine.x * 120.0 - hollow * 180.0, small.x * 0.4 + stones.z * 0.3 + fine.x * 0.35 + hollow * 0.15);
  snow *= 1.0 - woods * mix(0.85, 0.42 + fine.x * 0.5, snowOnCrowns(elevation));
#ifdef LAKES
  if (depth > 0.0) snow = 0.0;
#endif
  // Rain that falls runs off the leaves of grass and woods; soil that has drunk it shows between them.
  float leaves = max(cover.b, woods) * (1.0 - rockiness);
  float soaked = max(wetness * (1.0 - 0.65 * leaves), smoothstep(0.02, 0.3, marks.y) * (1.0 - 0.3 * leaves));
  ground = mix(wetGround(ground, soaked), SNOW, snow);
  normal = normalize(mix(normal, up, snow * 0.6));

#ifdef LAKES
  ground *= 1.0 - mix(0.55, 0.42, rain) * (1.0 - smoothstep(mix(0.2, -0.1, rain), mix(1.4, 0.5, rain), above));
#endif

  float sunward = dot(normal, lightDirection);
  float soft = mix(max(sunward, 0.0), clamp(sunward * 0.7 + 0.3, 0.0, 1.0), max(snow * 0.5, woods * 0.35));
  float openness = clamp(0.82 + stand * 0.45 - max(hollow, 0.0) * 0.35, 0.25, 1.15);
  float altitude = max(elevation, 0.0) * 0.125;
  vec3 sun = sunLight(altitude) * cloudShade(noisePlace, altitude) * sunShares(fromEye).y;
  vec3 skylight = skyLight(normal.y);
  vec3 bounce = bounceLight(normal.y);
  vec3 colour = ground * (sun * soft * mix(1.0, openness, 0.35) + (skylight + bounce) * openness);
  if (marks.w > 0.0) colour += embers(marks.w, fine.x, small.x, blades.z);
  if (wetness > 0.0) colour += wetSheen(fromEye / span, normal, wetness * mix(0.25, 1.0, rockiness) * (1.0 - max(snow, woods)) * openness);
#ifdef LAKES
  if (depth > 0.0) {
    // Where rain stands it is the drowned meadow, and mud where it is deepest.
    vec3 bed = screeAt(spot, kind).colour * (0.6 + 0.3 * middle.x);
    if (rain > 0.0) return mix(colour, vec3(0.058, 0.046, 0.026) * (1.0 + 0.4 * fine.x) * (sun * soft + skylight), smoothstep(0.0, 7.0, depth) * 0.7);
    return mix(colour, bed * (sun * soft + skylight), smoothstep(0.0, 3.0, depth) * 0.85);
  }
#endif

  // Under water: light is taken away by colour, red first.
  float under = max(-elevation, 0.0) * 0.125;
  if (under > 0.0) {
    vec3 bed = SEA_BED * (sun * soft + skylight) * (0.9 + 0.4 * middle.x);
    colour = mix(colour, bed, clamp(under * 2.0, 0.0, 1.0));
    vec3 lost = exp(-vec3(0.62, 0.20, 0.13) * under * 1.1);
    colour = colour * lost + vec3(0.006, 0.048, 0.066) * (sun * 0.35 + skylight) * (1.0 - lost);
  }

  // Where a brush has passed and the land is still on its way.
  return mix(colour, colour * 0.7 + vec3(0.16, 0.12, 0.05), tint * 0.6);
}

#ifdef LAKES
// Light that a lake takes away, by colour and world metre, and what comes back out of its depths.
const vec3 LAKE_TAKES = vec3(1.15, 0.62, 0.50);
const vec3 LAKE_COLOUR = vec3(0.0045, 0.0265, 0.0345);

// What stands on the far bank, as low rays mirror it.
const vec3 BANK = vec3(0.060, 0.066, 0.058);

// Deeper than this the ground is not seen, in learned metres.
const float UNSEEN = 72.0;

// A lake over its ground: what is not mirrored comes from below.
vec3 lakeOver(vec3 below, float span, float depth, float rain) {
  vec3 daylight = sunRadiance() * 1.6 + skyLight(1.0);
  vec3 left = exp(-LAKE_TAKES * depth * 0.125);
  vec3 body = below * left + LAKE_COLOUR * daylight * (1.0 - left);
  // Breezes ruffle some of it and leave the rest a mirror.
  float breeze = 0.5 + patchNoise(noisePlace + waveTime * vec2(0.6, -0.4), 128.0, vec2(1.0, 2.0)) * 1.2;
  vec3 ray = fromEye / span;
  vec4 sky = mirroredSky(ray, waveSlope(noisePlace, span, 0.0) * mix(0.25, 0.9, clamp(breeze, 0.0, 1.0)) * mix(1.0, 0.3, rain), span);
  vec3 mirrored = mix(sky.rgb, BANK * daylight, 0.6 * (1.0 - smoothstep(0.03, 0.16, -ray.y)));
  // Painters mirror more than nature does.
  float share = mix(sky.w, sqrt(sky.w), 0.5) * smoothstep(0.0, mix(0.8, 0.3, rain), depth);
  return mix(body, mirrored, share);
}

// How deep the lake is that is seen here, in learned metres. From a vertex in the water to one on a steep shore the mesh climbs above both: there the ray goes on, over the water or
// into it, to what it meets of the samples.
vec2 lakeDepth(float span) {
  float cell = standing.y / 16.0;
  vec3 lake = lakeAt(inTile, morph, layers, standing);
  vec3 ray = fromEye / span;
  float height = (fromEye.y + eyeAltitude) * 8.0;
  vec3 place = vec3(inTile.x, height, inTile.y);
  for (int stride = 0; stride < 10; stride++) {
    float above = place.y - lake.y - lake.x;
    if (lake.x < 0.0 || above < 0.04 * cell) break;
    place += ray * vec3(1.0 / cell, 1.0, 1.0 / cell) * above / (0.8 + abs(ray.y));
    lake = lakeAt(place.xz, morph, layers, standing);
  }
  return vec2(lake.x < 0.0 ? min(lake.x, lake.x + lake.y - height) : lake.x, lake.z);
}
#endif

void main() {
  float span = length(fromEye);
  // Of a pixel on the ground, not drawn out as far as it is.
  float across = length(dFdx(fromEye));
  float along = length(dFdy(fromEye));
  float footprint = min(max(across, along), 3.0 * min(across, along));
#ifdef LAKES
  vec2 lake = lakeDepth(span);
  vec3 colour = lake.x < UNSEEN ? litGround(span, lake.x, lake.y, footprint) : vec3(0.0);
  if (lake.x > 0.0) colour = lakeOver(colour, span, lake.x, lake.y);
#else
  vec3 colour = litGround(span, -1.0, 0.0, footprint);
#endif
  colour = throughAir(colour, fromEye);
  // A frame lies on the sea, not on its bed.
  if (brush.w > 0.0 && (brush.z > 0.0 || elevation > 0.0)) colour = ringOver(colour, ringAt(fromEye.xz));
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
