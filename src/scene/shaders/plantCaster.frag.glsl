in vec2 corner;
flat in float foot;
flat in float height;
flat in float isCone;

uniform float base; // world metres

// How high the crown stands over the level's base; the ground alone, beside it, stays as it is: what is higher is kept.
void main() {
  float out_ = length(corner);
  if (out_ > 1.0) discard;
  float crown = mix(0.4 + 0.6 * sqrt(1.0 - out_ * out_), 1.0 - 0.85 * out_, isCone);
  gl_FragColor = vec4(-60000.0, foot + height * crown - base, 0.0, 1.0);
}
