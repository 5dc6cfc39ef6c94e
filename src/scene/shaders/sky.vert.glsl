
uniform mat4 projectionMatrixInverse;
uniform mat3 viewToWorld;

out vec3 direction;

// One triangle over the whole picture, as far away as anything can be.
void main() {
  vec4 view = projectionMatrixInverse * vec4(position.xy, 1.0, 1.0);
  direction = viewToWorld * (view.xyz / view.w);
  gl_Position = vec4(position.xy, 1.0, 1.0);
}
