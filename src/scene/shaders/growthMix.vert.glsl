// A rectangle of a texture that goes round: the parts that reach beyond an edge are seen at the other.
uniform vec4 target; // column, row, columns, rows
uniform float side;

void main() {
  vec2 around = vec2(gl_InstanceID & 1, gl_InstanceID >> 1) * side;
  vec2 texel = target.xy + position.xy * target.zw - around;
  gl_Position = vec4(texel / side * 2.0 - 1.0, 0.0, 1.0);
}
