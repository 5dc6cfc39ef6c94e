// The sky around the eye under one body, sun or moon. Lower half of the table: radiance of the sky upwards from the horizon. Upper half: radiance of endless air as dense as that
// between the eye and what it sees, for every direction; haze is a share of it.
in vec2 place;

#include <table>

uniform sampler2D manyfold;
uniform float eyeHeight; // learned kilometres
uniform float bodyHeight; // sine of its angle above the horizon
uniform vec3 bodyLight; // above the air
uniform float overcast;
uniform vec3 overcastRadiance;
uniform vec3 nightRadiance; // of stars and the upper air

#define HAS_TRANSMITTANCE
#include <medium>

const int STEPS = 28;
const float FARTHEST_AIR = 220.0;

float phaseOfDust(float along) {
  float g = 0.8; // W. Cornette, J. Shanks, 1992
  return 3.0 / (8.0 * PI) * (1.0 - g * g) * (1.0 + along * along) / ((2.0 + g * g) * pow(1.0 + g * g - 2.0 * g * along, 1.5));
}

void main() {
  bool isAir = place.y > 0.5;
  vec2 at = vec2(place.x, isAir ? place.y * 2.0 - 1.0 : place.y * 2.0);
  // The outermost texels lie on the edges.
  at = clamp((at - 0.5 / TABLE_SIZE) / (1.0 - 1.0 / TABLE_SIZE), 0.0, 1.0);
  float ahead = 1.0 - 2.0 * at.x * at.x;
  float s = at.y * 2.0 - 1.0;
  float up = isAir ? s * abs(s) : at.y * at.y;
  float r = GROUND + eyeHeight;
  // The land is drawn flat: its horizon stands for the round Earth's, which lies lower.
  float aloft = smoothstep(4.0, 24.0, eyeHeight);
  float dip = sqrt(1.0 - GROUND * GROUND / (r * r));
  float mu = clamp(up - dip * exp(-(8.0 + 10.0 * aloft) * abs(up)) + (isAir ? 0.0 : 0.0005), -1.0, 1.0);
  float along = mu * bodyHeight + sqrt(1.0 - mu * mu) * sqrt(1.0 - bodyHeight * bodyHeight) * ahead;
  float phaseOfAir = 3.0 / (16.0 * PI) * (1.0 + along * along);
  float dust = phaseOfDust(along);

  float ground = spanToGround(r, mu);
  float span = ground > 0.0 ? ground : spanToTop(r, mu);
  if (isAir) span = clamp(span, 4.0, FARTHEST_AIR);
  // To whoever is up in the ozone the edge of the world would be mauve; pictures taken there show it white and blue.
  vec3 radiance = vec3(0.0);
  vec3 left = vec3(1.0);
  float before = 0.0;
  for (int i = 0; i < STEPS; i++) {
    float share = (float(i) + 1.0) / float(STEPS);
    float after = span * share * share;
    float t = mix(before, after, 0.5);
    float stretch = after - before;
    before = after;
    float there = sqrt(r * r + t * t + 2.0 * r * mu * t);
    float height = max(0.0, there - GROUND);
    float muThere = (r * bodyHeight + t * along) / there;
    vec3 densities = densitiesAt(height);
    densities.z *= 1.0 - aloft;
    vec3 extinction = extinctionOf(densities);
    vec3 light = lightAt(there, muThere);
    vec3 often = texture(manyfold, vec2(muThere * 0.5 + 0.5, height / (TOP - GROUND))).rgb;
    vec3 scattered = RAYLEIGH * densities.x * (light * phaseOfAir + often) + MIE_SCATTERED * densities.y * (light * dust + often);
    vec3 kept = exp(-extinction * stretch);
    radiance += left * scattered * (1.0 - kept) / extinction;
    left *= kept;
  }
  if (isAir) radiance /= max(1.0 - left, 1e-3);
  vec3 clear = radiance * bodyLight + nightRadiance;
  clear /= 1.0 + 0.15 * aloft * dot(clear, vec3(0.3, 0.6, 0.1));
  // Under cloud the light has hardly a side, and the zenith is brightest (P. Moon, D. Spencer, 1942), but for a rim of light far off, under the edge of the clouds, with the hue of the day.
  float rim = exp(-8.0 * abs(up));
  vec3 hue = clear / max(dot(clear, vec3(0.3, 0.6, 0.1)), 1e-5);
  vec3 grey = overcastRadiance * (0.62 + 0.38 * max(up, 0.0) + rim * (0.15 + 0.4 * max(ahead, 0.0) * max(ahead, 0.0))) * mix(vec3(1.0), hue, 0.5 * rim);
  gl_FragColor = vec4(mix(clear, grey, overcast), 1.0);
}
