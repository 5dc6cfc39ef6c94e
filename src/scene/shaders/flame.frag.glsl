
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
  float rise = waveTime * (1.6 + 0.8 * grain);
  vec2 place = vec2(at.x * 1.7 + grain * 31.0, at.y * 2.1 - rise);
  float n = rough(place * 1.6) * 0.6 + rough(place * 3.7 + 7.0) * 0.4;
  // Tongues: wide below, torn above.
  float body = 1.0 - abs(at.x + (n - 0.5) * 0.7 * at.y) * (1.15 + 1.9 * at.y);
  float shape = body * (1.2 - 1.15 * at.y) + (n - 0.55) * (0.35 + 0.9 * at.y);
  // Nothing of it is cut off by the square.
  shape *= smoothstep(0.0, 0.1, at.y) * smoothstep(1.0, 0.82, at.y) * smoothstep(1.0, 0.8, abs(at.x));
  float fire = smoothstep(0.18, 0.55, shape) * heat;
  vec3 colour = mix(vec3(1.5, 0.22, 0.02), vec3(2.2, 1.15, 0.30), smoothstep(0.3, 0.95, shape));
  float glow = exp(-3.5 * dot(vec2(at.x, at.y * 1.6 - 0.55), vec2(at.x, at.y * 1.6 - 0.55))) * heat * smoothstep(1.0, 0.55, abs(at.x)) * smoothstep(0.0, 0.15, at.y) * smoothstep(1.0, 0.7, at.y);
  gl_FragColor = vec4((lit + colour * fire + vec3(0.9, 0.26, 0.05) * glow * (0.10 + 0.35 * night)) * clear, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
