
in vec2 at;
in vec2 fromHeart;
flat in float isLit;
in vec3 fromEye;
flat in float heat;
flat in float grain;

uniform float waveTime; // seconds
uniform float night;

#include <billow>

void main() {
  float clear = exp(-length(fromEye) / 9000.0);
  float around = max(0.0, 1.0 - length(fromHeart));
  vec3 lit = vec3(0.95, 0.30, 0.06) * around * around * 0.085 * isLit * heat;
  if (abs(at.x) > 1.0 || abs(at.y - 0.5) > 0.5) {
    gl_FragColor = vec4(lit * clear, 1.0);
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
    return;
  }
  float rise = waveTime * (1.5 + 0.8 * grain);
  vec2 place = vec2(at.x * 2.0 + grain * 31.0, at.y * 1.9 - rise);
  float n = rough(place * 1.5) * 0.6 + rough(place * 3.6 + 7.0) * 0.4;
  // Several tongues side by side, each as high as it is for a moment, torn above.
  float reach = (1.0 - at.x * at.x) * mix(0.30, 1.0, rough(vec2(at.x * 2.7 + grain * 17.0, waveTime * 1.3 + grain * 5.0)));
  float shape = (reach - at.y) / max(reach, 0.25) + (n - 0.5) * (0.5 + 1.1 * at.y);
  // Nothing of it is cut off by the square.
  shape *= smoothstep(0.0, 0.1, at.y) * smoothstep(1.0, 0.82, at.y) * smoothstep(1.0, 0.8, abs(at.x));
  float fire = smoothstep(0.05, 0.5, shape) * heat;
  vec3 colour = mix(vec3(1.3, 0.17, 0.012), vec3(1.9, 0.82, 0.16), smoothstep(0.2, 0.85, shape));
  float glow = exp(-3.5 * dot(vec2(at.x, at.y * 1.6 - 0.55), vec2(at.x, at.y * 1.6 - 0.55))) * heat * smoothstep(1.0, 0.55, abs(at.x)) * smoothstep(0.0, 0.15, at.y) * smoothstep(1.0, 0.7, at.y);
  gl_FragColor = vec4((lit + colour * fire + vec3(0.9, 0.26, 0.05) * glow * (0.10 + 0.35 * night)) * clear, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
