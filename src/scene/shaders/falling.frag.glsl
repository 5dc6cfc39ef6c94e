in vec2 across;
in vec3 fromEye;
in float cover;
flat in float flake;
flat in float grain;

#include <atmosphere>
#include <light>

// A drop shows the sky turned over, a flake is lit from all sides.
void main() {
  float away = mix(across.x * across.x, dot(across, across), flake);
  float soft = (1.0 - smoothstep(0.1, 1.0, away)) * (1.0 - across.y * across.y);
  vec3 sky = skyLight(0.8);
  vec3 sun = sunLight();
  float towards = max(dot(normalize(fromEye), lightDirection), 0.0);
  vec3 drop = sky * mix(0.42, 0.72, grain) + sun * (0.06 + 0.5 * pow(towards, 8.0));
  vec3 white = sky * mix(0.62, 0.86, grain) + sun * (0.35 + 0.3 * towards);
  gl_FragColor = vec4(mix(drop, white, flake), soft * cover * mix(0.42, 0.9, flake));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
