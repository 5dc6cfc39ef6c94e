
in vec3 direction;
uniform vec2 cloudDrift; // lattice cells


#include <atmosphere>
#include <noise>

// Thin high cloud: a few octaves on a plane far up, stretched along the wind.
float cloudCover(vec2 p) {
  float sum = 0.0;
  float weight = 0.55;
  vec2 q = p * vec2(1.0, 1.9);
  for (int octave = 0; octave < 5; octave++) {
    sum += weight * noiseWithGradient(q).x;
    q = mat2(0.8, -0.6, 0.6, 0.8) * q * 2.07 + 17.0;
    weight *= 0.52;
  }
  return sum;
}

void main() {
  vec3 ray = normalize(direction);
  vec3 colour = skyRadiance(ray);
  float along = dot(ray, sunDirection);
  float disc = smoothstep(0.99993, 0.99997, along);
  colour += sunRadiance() * (disc * 60.0 + 0.6 * pow(max(along, 0.0), 900.0) + 0.16 * pow(max(along, 0.0), 60.0));
  if (ray.y > 0.015) {
    vec2 plane = ray.xz / (ray.y + 0.06) * 1.7 + cloudDrift;
    float cover = smoothstep(-0.02, 0.42, cloudCover(plane)) * smoothstep(0.015, 0.22, ray.y);
    vec3 lit = sunRadiance() * (1.25 + 2.2 * pow(max(along, 0.0), 8.0)) + vec3(0.16, 0.20, 0.27);
    colour = mix(colour, lit, cover * 0.42);
  }
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
