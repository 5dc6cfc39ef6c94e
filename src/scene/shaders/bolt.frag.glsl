in float aside;
in float strength;

uniform float glow; // 0 to 1

// A white channel in a violet halo, added to what lies behind.
void main() {
  float away = abs(aside);
  float channel = smoothstep(0.36, 0.05, away);
  float halo = pow(1.0 - away, 3.0);
  vec3 colour = (vec3(1.0, 0.98, 1.0) * channel * 3.0 + vec3(0.42, 0.45, 0.85) * halo * 0.5) * strength * glow;
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
