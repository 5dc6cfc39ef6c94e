
in float strength;

// A spark and its halo, added to what lies behind.
void main() {
  float away = length(gl_PointCoord - 0.5) * 2.0;
  float halo = max(0.0, 1.0 - away);
  float spark = smoothstep(0.28, 0.08, away);
  vec3 colour = vec3(0.62, 0.95, 0.22) * (halo * halo * 0.34 + spark * 1.3) * strength;
  gl_FragColor = vec4(colour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
