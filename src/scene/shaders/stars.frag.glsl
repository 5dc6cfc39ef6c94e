in vec3 light;

void main() {
  vec2 off = gl_PointCoord - 0.5;
  float disc = max(0.0, 1.0 - dot(off, off) * 4.0);
  gl_FragColor = vec4(light * disc * disc * 3.5, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
