in vec2 look; // magnitude, colour from red to blue

uniform mat3 starTurn;
uniform float pixelRatio;
uniform float night;

out vec3 light;

void main() {
  vec3 direction = starTurn * position;
  gl_Position = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(direction, 1.0);
  gl_Position.z = gl_Position.w * 0.999999;
  // Eyes tell magnitudes apart more softly than light does.
  float bright = pow(10.0, -0.4 * look.x * 0.5);
  // Near the horizon stars are lost in air.
  float clear = exp(-0.10 / max(direction.y, 0.01)) * step(0.0, direction.y);
  light = mix(mix(vec3(1.0, 0.72, 0.50), vec3(1.0, 0.96, 0.90), min(look.y * 2.0, 1.0)), vec3(0.70, 0.82, 1.0), max(look.y * 2.0 - 1.0, 0.0)) * bright * clear * night * night;
  gl_PointSize = (1.7 + 1.6 * smoothstep(2.0, -1.0, look.x)) * max(1.0, pixelRatio);
}
