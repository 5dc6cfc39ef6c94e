
out vec2 at; // −1 to 1 across the level

void main() {
  at = position.xy;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
