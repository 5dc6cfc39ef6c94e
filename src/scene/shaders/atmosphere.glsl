// Sky light and the air between: one function for the dome, for haze on land and sea, and for reflections.
// Scattering after A. Preetham, P. Shirley, B. Smits, A Practical Analytic Model for Daylight, 1999; air mass after F. Kasten, A. Young, 1989.
// Directions are unit vectors, y up. Radiance is relative; the renderer's exposure maps it to the screen.

uniform vec3 sunDirection;
uniform vec3 hazeExtinction; // per world metre at sea level, red green blue
uniform float hazeHeight; // world metres over which haze thins to 1/e
uniform float eyeAltitude; // world metres above the sea

const vec3 RAYLEIGH = vec3(5.8e-6, 13.5e-6, 33.1e-6) * 8400.0;
const float MIE = 1.1e-5 * 1250.0 * 1.6;

float airMass(float up) {
  float zenith = acos(clamp(up, 0.0, 1.0));
  return 1.0 / (cos(zenith) + 0.15 * pow(max(0.001, 93.885 - degrees(zenith)), -1.253));
}

vec3 transmittance(float up) {
  return exp(-(RAYLEIGH + MIE) * airMass(up));
}

vec3 sunRadiance() {
  return transmittance(max(sunDirection.y, 0.0)) * vec3(1.0, 0.97, 0.93);
}

vec3 skyRadiance(vec3 direction) {
  float up = max(direction.y, 0.012);
  float along = dot(direction, sunDirection);
  vec3 depth = (RAYLEIGH + MIE) * airMass(up);
  float rayleighPhase = 0.0597 * (1.0 + along * along);
  float g = 0.76;
  float miePhase = 0.0796 * (1.0 - g * g) / pow(1.0 + g * g - 2.0 * g * along, 1.5);
  vec3 scattered = (RAYLEIGH * rayleighPhase + MIE * miePhase) / (RAYLEIGH + MIE);
  vec3 single = scattered * (1.0 - exp(-depth)) * sunRadiance() * 15.0;
  // Light scattered more than once fills the sky with a softer blue, and the horizon with pale warmth.
  vec3 fill = vec3(0.10, 0.17, 0.29) * (0.35 + 0.65 * clamp(sunDirection.y * 3.0, 0.0, 1.0)) * (1.0 - 0.55 * exp(-5.0 * up));
  vec3 pale = vec3(0.34, 0.33, 0.33) * exp(-9.0 * up) * clamp(sunDirection.y * 4.0 + 0.3, 0.0, 1.0);
  return single + fill + pale;
}

// Share of light that reaches the eye from a point, by colour: haze thins exponentially with height.
vec3 airTransmittance(vec3 fromEye) {
  float span = length(fromEye);
  float low = exp(-max(eyeAltitude, 0.0) / hazeHeight);
  float high = exp(-max(eyeAltitude + fromEye.y, 0.0) / hazeHeight);
  float rise = fromEye.y / hazeHeight;
  float density = abs(rise) < 0.01 ? 0.5 * (low + high) : (low - high) / rise;
  return exp(-hazeExtinction * span * density);
}

vec3 throughAir(vec3 colour, vec3 fromEye) {
  vec3 direction = normalize(fromEye);
  vec3 clear = airTransmittance(fromEye);
  vec3 haze = skyRadiance(normalize(vec3(direction.x, max(direction.y, 0.03), direction.z)));
  return colour * clear + haze * (1.0 - clear);
}
